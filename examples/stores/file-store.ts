import { createHash } from 'node:crypto'
import { open, readFile, rename, truncate, type FileHandle } from 'node:fs/promises'
import { memoryStore, type SeatlineStore } from 'seatline'
import { answersToKeep, type Batch, type CommitResult, type DueRequest } from 'seatline/store'
import { withoutPersonalValues, type IsGone } from './erase-journal.js'

type Writes = ReturnType<DueRequest['decide']>

/**
 * One line of the journal: a call that wrote something, and what `decide` answered where it was
 * asked.
 */
interface Entry {
  readonly method: keyof SeatlineStore
  readonly arguments: readonly unknown[]
  readonly decided?: readonly Writes[]
}

/** The calls that write. All others are read from memory. */
const WRITING = new Set<keyof SeatlineStore>([
  'saveOrganization',
  'deleteOrganization',
  'commit',
  'forgetAnswers',
  'processDue',
  'saveJudgments',
  'rewriteEvents',
  'claimEvents',
  'acknowledgeEvents',
])

/**
 * A store in one file: the memory store, and a journal of every call that wrote something. A call
 * is answered only when its line is on the disk, so that nothing answered is lost when the process
 * dies; a line that was torn by a crash is recognized by its checksum and dropped, as if the call
 * had never been made.
 *
 * When a user is erased or an organization deleted, the journal is written anew without their
 * personal values.
 *
 * To show how a store is written. It keeps everything in memory, serves one process, and its file
 * grows.
 */
export async function fileStore(path: string): Promise<SeatlineStore> {
  const memory = memoryStore()
  for (const entry of await recover(path)) await replay(memory, entry)
  let file = await open(path, 'a')
  let last: Promise<unknown> = Promise.resolve()
  let broken: unknown = null
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(() => (broken === null ? work() : Promise.reject(broken as Error)))
    last = mine.catch(() => undefined)
    return mine
  }
  const write = async (method: keyof SeatlineStore, given: readonly unknown[]) => {
    const decided: Writes[] = []
    const due = method === 'processDue' ? (given[0] as DueRequest) : null
    const reached = due === null ? null : (await memory.loadOrganization(due.organization))?.reached
    const answer = await invoke(memory, method, due === null ? given : [recording(due, decided)])
    if (due !== null && decided.flat().length === 0 && (reached ?? '') >= due.today) return answer // nothing was due
    const line =
      method === 'commit' ? [asWritten(given[0] as Batch, answer as CommitResult)] : given
    try {
      const gone = goneBy(method, given)
      if (gone !== null) file = await rewritten(path, file, gone)
      await file.appendFile(
        lineOf({ method, arguments: line, ...(method === 'processDue' ? { decided } : {}) }),
      )
      await file.sync()
    } catch (error) {
      broken = error // memory is ahead of the disk now: nothing more is answered
      throw error
    }
    return answer
  }
  const close = () =>
    inTurn(async () => Promise.all([memory.close(), file.close()]).then(() => undefined))
  const methods = (Object.keys(memory) as (keyof SeatlineStore)[]).map((method) => {
    const call = (...given: unknown[]) =>
      inTurn(() => (WRITING.has(method) ? write(method, given) : invoke(memory, method, given)))
    return [method, method === 'close' ? close : call] as const
  })
  return Object.fromEntries(methods) as unknown as SeatlineStore // the same methods, in turn
}

/**
 * What of a batch was written, so that replaying it needs nothing of others but what they wrote.
 */
function asWritten(
  { organization, writes, answers, mode }: Batch,
  { outcomes, refused }: CommitResult,
): Batch {
  const isRefused =
    refused !== null || (mode === 'all' && outcomes.some(({ status }) => status !== 'written'))
  const written = isRefused
    ? []
    : writes.filter((_, index) => outcomes[index]?.status === 'written')
  const kept =
    answers === undefined || isRefused
      ? []
      : answersToKeep({ answers, mode, organization, writes, seatLimits: {} }, outcomes)
  const told = kept.map((answer) => ({ ...answer, write: null }))
  return {
    organization,
    mode: 'each',
    seatLimits: {},
    writes: written,
    ...(answers ? { answers: { ...answers, answers: told } } : {}),
  }
}

/** Whose personal values a call takes out of the journal. */
function goneBy(method: keyof SeatlineStore, given: readonly unknown[]): IsGone | null {
  if (method === 'rewriteEvents')
    return (organization, user) => organization === given[0] && user === given[1]
  return method === 'deleteOrganization'
    ? (organization, user) => organization === given[0] && user !== ''
    : null
}

/**
 * Writes the journal anew without those who are gone, beside the old one, and puts it in its place.
 */
async function rewritten(path: string, old: FileHandle, isGone: IsGone): Promise<FileHandle> {
  const beside = await open(`${path}.new`, 'w')
  for (const entry of await recover(path))
    await beside.appendFile(lineOf(withoutPersonalValues(entry, isGone)))
  await beside.sync()
  await beside.close()
  await old.close()
  await rename(`${path}.new`, path)
  return open(path, 'a')
}

function invoke(
  store: SeatlineStore,
  method: keyof SeatlineStore,
  given: readonly unknown[],
): Promise<unknown> {
  return (store[method] as (...given: readonly unknown[]) => Promise<unknown>)(...given) // the caller's own arguments
}

function recording(request: DueRequest, decided: Writes[]): DueRequest {
  return {
    ...request,
    decide: (question) => {
      const writes = request.decide(question)
      decided.push(writes)
      return writes
    },
  }
}

/** Makes a call of the journal again. What was decided then is not decided anew. */
async function replay(
  memory: SeatlineStore,
  { method, arguments: given, decided = [] }: Entry,
): Promise<void> {
  const answers = [...decided]
  await invoke(
    memory,
    method,
    method === 'processDue'
      ? [{ ...(given[0] as DueRequest), decide: () => answers.shift() ?? [] }]
      : given,
  )
}

function lineOf(entry: Entry): string {
  const text = JSON.stringify(entry)
  return `${checksum(text)} ${text}\n`
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Reads the journal up to the first line that is not whole, and cuts the file off there. */
async function recover(path: string): Promise<readonly Entry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? '' : Promise.reject(error),
  )
  const entries: Entry[] = []
  let whole = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const line = text.slice(whole, end)
    if (line.slice(0, 16) !== checksum(line.slice(17))) break
    entries.push(JSON.parse(line.slice(17)) as Entry)
    whole = end + 1
  }
  if (whole < text.length) await truncate(path, Buffer.byteLength(text.slice(0, whole)))
  return entries
}
