/** Lets other work run while a file is read or written. */
import { throwIfAborted } from './input.js'

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

/** Lets other work run now and then, and hears an abort. */
export type Rest = () => Promise<void>

/**
 * Makes a rest that a signal ends.
 *
 * @param done - How many rows are done, for an abort to tell.
 */
export function createRest(signal: AbortSignal | undefined, done = () => 0): Rest {
  const pace = createPace()
  return async () => {
    throwIfAborted(signal, done())
    await pace()
    throwIfAborted(signal, done())
  }
}

/** Work in steps that are short, whatever the file holds, and that end in a value. */
export type Steps<T> = Generator<unknown, T, void>

/** Does all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Does steps with a rest after each. */
export async function withRests<T>(steps: Steps<T>, rest: Rest): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await rest()
  }
}
