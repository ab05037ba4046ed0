import { isBuiltin } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import portal from '../vite.config.js'

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/**
 * The portal, and pages that try things in a browser. What the package imports of Node is an error.
 */
export default mergeConfig(
  portal,
  defineConfig({
    worker: { format: 'es' },
    build: {
      rollupOptions: {
        input: {
          portal: fileOf('../index.html'),
          contract: fileOf('contract.html'),
          bundles: fileOf('bundles.html'),
        },
      },
    },
    plugins: [
      {
        name: 'nothing-of-node',
        enforce: 'pre',
        resolveId: (id: string, importer: string | undefined) => {
          if (isBuiltin(id) && !importer?.includes('/node_modules/'))
            throw new Error(`${importer ?? ''} imports ${id}`)
        },
      },
    ],
  }),
)
