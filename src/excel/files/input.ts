/** Collects the bytes of a file, wherever they come from. */
import { SeatlineError } from '../../core/errors.js'
import { tooLarge } from './limits.js'

/**
 * Where the bytes of a file may come from: a `File` is a `Blob`, a Node stream is an async
 * iterable.
 *
 * @public
 */
export type FileInput =
  ArrayBuffer | Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

/** Collects the bytes and stops as soon as there are more than the limit. */
export async function collectBytes(
  input: FileInput,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const given = bytesOf(input)
  if (given !== undefined) return within(given, limit)
  if (isBlob(input)) {
    if (input.size > limit) throw tooLarge('bytes', limit)
    return within(bytesOf(await bufferOf(input))!, limit)
  }
  const stream: unknown = input
  if (isStream(stream)) return collectChunks(chunksOf(stream), limit, signal)
  throw new SeatlineError('input_invalid', 'The file must be given as bytes, a Blob or a stream.', {
    issues: [
      {
        path: 'input',
        message: 'not an ArrayBuffer, Uint8Array, Blob, ReadableStream or AsyncIterable',
      },
    ],
  })
}

function within(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length > limit) throw tooLarge('bytes', limit)
  return bytes
}

async function collectChunks(
  chunks: AsyncIterable<unknown>,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
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

/**
 * The bytes of a view or a buffer, of whatever realm: what a test environment or another window
 * made is no instance of the classes here, and what comes out is.
 */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value
  if (tagOf(value) === 'ArrayBuffer') return new Uint8Array(value as ArrayBuffer)
  if (tagOf(value) !== 'Uint8Array') return undefined
  const { buffer, byteOffset, byteLength } = value as Uint8Array
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** Blobs of jsdom and old browsers have no `arrayBuffer`, but can be read. */
function bufferOf(blob: Blob): Promise<unknown> {
  if ('arrayBuffer' in blob) return blob.arrayBuffer()
  const { FileReader } = globalThis as unknown as { readonly FileReader: new () => BlobReader } // where there are Blobs
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = () => reject(new Error('The Blob cannot be read.', { cause: reader.error }))
    reader.readAsArrayBuffer(blob)
  })
}

interface BlobReader {
  onload: () => void
  onerror: () => void
  readonly result: unknown
  readonly error: unknown
  readAsArrayBuffer(blob: unknown): void
}

function isBlob(value: unknown): value is Blob {
  return tagOf(value) === 'Blob' || tagOf(value) === 'File'
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function toBytes(chunk: unknown): Uint8Array {
  const bytes = bytesOf(chunk)
  if (bytes !== undefined) return bytes
  throw new SeatlineError(
    'input_invalid',
    'The stream must give bytes. Do not set an encoding on it.',
    {
      issues: [{ path: 'input', message: `a chunk is ${typeof chunk}, not Uint8Array` }],
    },
  )
}

/** Browsers that cannot iterate over a ReadableStream can read it. */
async function* chunksOf(
  stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncIterable<unknown> {
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
  return (
    typeof value === 'object' &&
    value !== null &&
    (Symbol.asyncIterator in value || 'getReader' in value)
  )
}

/** Ends the call with `aborted` when its signal says so. */
export function throwIfAborted(signal: AbortSignal | undefined, done: number): void {
  if (signal?.aborted)
    throw new SeatlineError('aborted', 'Reading was aborted.', { done }, { cause: signal.reason })
}
