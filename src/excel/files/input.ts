import { SeatlineError } from '../../core/errors.js'
import { tooLarge } from './limits.js'

/** Where the bytes of a file may come from: a `File` is a `Blob`, a Node stream is an async iterable. @public */
export type FileInput = ArrayBuffer | Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** Collects the bytes and stops as soon as there are more than the limit. */
export async function collectBytes(input: FileInput, limit: number, signal?: AbortSignal): Promise<Uint8Array> {
  if (input instanceof Uint8Array) return within(input, limit)
  if (input instanceof ArrayBuffer) return within(new Uint8Array(input), limit)
  if (typeof Blob !== 'undefined' && input instanceof Blob) {
    if (input.size > limit) throw tooLarge('bytes', limit)
    return new Uint8Array(await input.arrayBuffer())
  }
  const stream: unknown = input
  if (isStream(stream)) return collectChunks(chunksOf(stream), limit, signal)
  throw new SeatlineError('input_invalid', 'The file must be given as bytes, a Blob or a stream.', {
    issues: [{ path: 'input', message: 'not an ArrayBuffer, Uint8Array, Blob, ReadableStream or AsyncIterable' }],
  })
}

function within(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length > limit) throw tooLarge('bytes', limit)
  return bytes
}

async function collectChunks(chunks: AsyncIterable<unknown>, limit: number, signal?: AbortSignal): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    throwIfAborted(signal, 0)
    const part = toBytes(chunk)
    length += part.length
    if (length > limit) throw tooLarge('bytes', limit)
    parts.push(part)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk)
  throw new SeatlineError('input_invalid', 'The stream must give bytes. Do not set an encoding on it.', {
    issues: [{ path: 'input', message: `a chunk is ${typeof chunk}, not Uint8Array` }],
  })
}

/** Browsers that cannot iterate over a ReadableStream can read it. */
async function* chunksOf(stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>): AsyncIterable<unknown> {
  if (Symbol.asyncIterator in stream) {
    yield* stream
    return
  }
  const reader = (stream as ReadableStream<Uint8Array>).getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
}

function isStream(value: unknown): value is ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> {
  return typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || 'getReader' in value)
}

/** Ends the call with `aborted` when its signal says so. */
export function throwIfAborted(signal: AbortSignal | undefined, done: number): void {
  if (signal?.aborted) throw new SeatlineError('aborted', 'Reading was aborted.', { done }, { cause: signal.reason })
}
