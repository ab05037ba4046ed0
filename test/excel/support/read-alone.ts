import { readFileSync } from 'node:fs'
import { readUsers, type ReadUsersOptions } from '../../../src/excel/index.js'

/**
 * Reads one file in a process of its own, and prints how it ended and what it cost: processor time
 * in all, the longest time in which nothing else had a turn, and memory beyond that of a process
 * that has only loaded the file.
 */
const [file = '', limits = '{}', abortAfter = ''] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(file))
const options: ReadUsersOptions = {
  defaultCountry: 'SE',
  limits: JSON.parse(limits) as NonNullable<ReadUsersOptions['limits']>, // written by the test
}

const processorTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const [memory, begun] = [process.memoryUsage.rss(), processorTime()]
let longest = 0
let last = begun
const turn = () => {
  const now = processorTime()
  longest = Math.max(longest, now - last)
  last = now
}
const turns = setInterval(turn, 5)

const abort = new AbortController()
let aborted = 0
if (abortAfter !== '')
  setTimeout(() => {
    aborted = processorTime()
    abort.abort()
  }, Number(abortAfter))

const ended = await readUsers(bytes, { ...options, signal: abort.signal }).then(
  () => 'read',
  (error: { readonly code?: string }) => error.code ?? 'without a code',
)
const heard = processorTime() - aborted
turn()
clearInterval(turns)
console.log(
  JSON.stringify({
    ended,
    milliseconds: Math.round(processorTime() - begun),
    longest: Math.round(longest),
    heard: ended === 'aborted' ? Math.round(heard) : 0,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024 - memory / 1024 / 1024),
  }),
)
