import { existsSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { doors } from './doors.js'

const sources = Object.values(doors).filter((source) => existsSync(source))

/** CommonJS loads by `require` what it loads only when needed: Jest, for one, knows no `import()` there. */
function requireLazily(this: { readonly format: string }, code: string) {
  const lazily = code.replace(/\bimport\(("[^"]+")\)/g, 'Promise.resolve().then(() => require($1))')
  return this.format === 'cjs' ? { code: lazily } : undefined
}

export default defineConfig({
  entry: Object.fromEntries(
    sources.map((source) => [source.slice('src/'.length, -'.ts'.length), source]),
  ),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  treeshake: true,
  clean: true,
  sourcemap: false,
  removeNodeProtocol: false,
  external: [/^node:/],
  plugins: [{ name: 'require-lazily', renderChunk: requireLazily }],
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
