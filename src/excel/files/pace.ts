/** Lets other work run while a file is read or written. */

const SLICE_MILLISECONDS = 40

/**
 * Makes a function that lets other work run now and then.
 *
 * It gives a promise only when a slice of time is over, so awaiting it is cheap when it is not.
 */
export function createPace(): () => Promise<void> | undefined {
  let sliceStart = performance.now()
  return () => {
    if (performance.now() - sliceStart < SLICE_MILLISECONDS) return undefined
    return new Promise<void>((resolve) => {
      setTimeout(() => {
        sliceStart = performance.now()
        resolve()
      }, 0)
    })
  }
}
