import { existsSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { doors } from './doors.js'

const sources = Object.values(doors).filter((source) => existsSync(source))

export default defineConfig({
  entry: Object.fromEntries(sources.map((source) => [source.slice('src/'.length, -'.ts'.length), source])),
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  treeshake: true,
  clean: true,
  sourcemap: false,
  removeNodeProtocol: false,
  external: [/^node:/],
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
