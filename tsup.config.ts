import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import { doors } from './doors.js'

const sources = Object.values(doors).filter((source) => existsSync(source))
const entriesOf = (files: readonly string[]) =>
  Object.fromEntries(files.map((source) => [source.slice('src/'.length, -'.ts'.length), source]))

/** What speaks is built apart from what decides, so that a page that says one sentence has little else. */
const speakers = ['actions', 'effects', 'explanation', 'status'].map(
  (name) => `src/words/describe/${name}.ts`,
)

/** CommonJS loads by `require` what it loads only when needed: Jest, for one, knows no `import()` there. */
function requireLazily(this: { readonly format: string }, code: string) {
  const lazily = code.replace(/\bimport\(("[^"]+")\)/g, 'Promise.resolve().then(() => require($1))')
  return this.format === 'cjs' ? { code: lazily } : undefined
}

export default defineConfig({
  entry: entriesOf([...sources, ...speakers]),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  treeshake: true,
  clean: true,
  sourcemap: false,
  removeNodeProtocol: false,
  external: [/^node:/],
  noExternal: ['zod'], // each of its entries loads every language: 40 ms at each start
  onSuccess: async () => copyFile('node_modules/zod/LICENSE', 'dist/LICENSE-zod'),
  plugins: [{ name: 'require-lazily', renderChunk: requireLazily }],
  dts: { entry: entriesOf(sources), compilerOptions: { ignoreDeprecations: '6.0' } },
})
