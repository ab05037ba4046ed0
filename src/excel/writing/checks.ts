/** What lists and templates are written from, and how (rule E1). */
import { looksLike, must, type Check } from '../../core/check.js'

/** Something that comes in batches. What is in them is looked at when they come. */
export const batchesCheck: Check = must('batches, such as users.pages() gives', (value) => {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Symbol.asyncIterator in value || Symbol.iterator in value)
  )
})

/** A user to write, as `users.pages()` gives it. */
export const userCheck: Check = looksLike('a user, as users.pages() gives', {
  email: 'string',
  attributes: 'object',
  numbers: 'list',
  holdings: 'list',
})
/** A change to write, as `schedule.list()` gives it. */
export const listedCheck: Check = looksLike('a change, as schedule.pages() gives', {
  user: 'string',
  change: 'object',
})
