import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    readonly portalAddress: string
  }
}

const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url))

/** Builds the portal and the pages of the tests once, and serves them as long as the tests run. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  await build({ configFile, logLevel: 'error' })
  const server = await preview({
    configFile,
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  project.provide('portalAddress', `http://127.0.0.1:${address.port}`)
  return () => server.close()
}
