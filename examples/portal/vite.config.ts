import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { doors } from '../../doors.js'

/** The package as its sources; with SEATLINE=dist as it is built and published. */
const built = process.env['SEATLINE'] === 'dist'
const fileOf = (source: string) =>
  fileURLToPath(
    new URL(
      `../../${built ? source.replace('src/', 'dist/').replace(/\.ts$/, '.js') : source}`,
      import.meta.url,
    ),
  )

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: {
    alias: Object.entries(doors)
      .map(([door, source]) => ({
        find: new RegExp(`^seatline${door.slice(1)}$`),
        replacement: fileOf(source),
      }))
      .reverse(),
  },
  server: { port: 5173, strictPort: false },
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1500 },
  logLevel: 'warn',
})
