import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const resolve = {
  alias: [
    { find: /^seatline$/, replacement: here('src/index.ts') },
    {
      find: /^seatline\/(analysis|excel|languages|phones|postgres|render|store|testing)$/,
      replacement: here('src/$1/index.ts'),
    },
  ],
}

export default defineConfig({
  resolve,
  test: {
    passWithNoTests: true,
    reporters: ['default', here('test/support/closing-line.ts')],
    coverage: { include: ['src/**'], reporter: ['text', 'html'] },
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'examples/portal/test/*.test.ts'],
          exclude: ['test/docs/**', 'test/postgres/**'],
          setupFiles: [here('test/support/seed.ts')],
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/*.test-d.ts'],
            tsconfig: here('test/types/tsconfig.json'),
          },
        },
      },
      {
        resolve,
        test: {
          name: 'docs',
          include: ['test/docs/*.test.ts'],
          setupFiles: [here('test/support/seed.ts')],
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: 'browser',
          include: ['examples/portal/test/*.browser.ts'],
          globalSetup: [here('examples/portal/test/serve.ts')],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        resolve,
        test: {
          name: 'postgres',
          include: ['test/postgres/**/*.test.ts'],
          setupFiles: [here('test/support/seed.ts')],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
