import { useEveryDoor } from './bundles.js'

/** The same in the page and in a worker. */
async function inBoth(): Promise<readonly (readonly string[])[]> {
  const worker = new Worker(new URL('bundles-worker.ts', import.meta.url), { type: 'module' })
  const answered = new Promise<readonly string[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<readonly string[]>) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
  })
  return Promise.all([useEveryDoor(), answered])
}

Object.assign(window, { inBoth })
