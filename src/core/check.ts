/**
 * Reads arguments strictly (rule E1): small checks that say what is wrong where, and one error for
 * all of it.
 */
import { SeatlineError } from './errors.js'
import { deepFreeze } from './frozen.js'

/** Something that is wrong with what was given, by its path in the caller's words. */
export interface InputIssue {
  readonly path: string
  readonly message: string
}

/** Says everything that is wrong with a value; nothing when it is right. */
export type Check = (value: unknown, path: string) => readonly InputIssue[]

/** A check for each field of a type: a new field without one does not compile. */
export type ChecksOf<T> = { readonly [K in keyof T]-?: Check }

const FINE: readonly InputIssue[] = deepFreeze([])

/** The error for one thing that is wrong. `sentence` says more than path and message do. */
export function invalidInput(
  path: string,
  message: string,
  sentence = `${path} ${message}.`,
  options?: { readonly cause?: unknown },
): SeatlineError<'input_invalid'> {
  return new SeatlineError('input_invalid', sentence, { issues: [{ path, message }] }, options)
}

/** Refuses what was found to be wrong, all of it at once. */
export function refuse(issues: readonly InputIssue[]): void {
  if (issues.length === 0) return
  const sentence = issues.map(({ path, message }) => `${path} ${message}`).join('; ')
  throw new SeatlineError('input_invalid', `${sentence}.`, { issues })
}

/** Checks named arguments: `{ name: [value, check] }`. */
export function checkAll(given: { readonly [name: string]: readonly [unknown, Check] }): void {
  refuse(Object.entries(given).flatMap(([name, [value, check]]) => check(value, name)))
}

/**
 * Refuses an argument where a check would cost too much: in what stores and the timeline call over
 * and over.
 */
export function expectThat(isRight: boolean, path: string, be: string): void {
  if (!isRight) throw invalidInput(path, `must be ${be}`)
}

/** What a value must be, in words, and whether it is. */
/* @__NO_SIDE_EFFECTS__ */
export function must(be: string, test: (value: unknown) => boolean): Check {
  return (value, path) => {
    if (test(value)) return FINE
    const isPromise = typeof value === 'object' && value !== null && 'then' in value
    return [
      {
        path,
        message: isPromise ? `is a promise: await it first; it must be ${be}` : `must be ${be}`,
      },
    ]
  }
}

/** Anything: it is read elsewhere. */
export const anything: Check = () => FINE
export const text: Check = must('a text', (value) => typeof value === 'string')
export const flag: Check = must('true or false', (value) => typeof value === 'boolean')
export const callback: Check = must('a function', (value) => typeof value === 'function')
export const list: Check = must('a list', Array.isArray)
export const signal: Check = must('an AbortSignal', (value) =>
  has(value, { aborted: 'boolean', addEventListener: 'function' }),
)

/** A text of at most so many characters. */
/* @__NO_SIDE_EFFECTS__ */
export function textUpTo(most: number): Check {
  return must(
    `a text of 1 to ${most} characters`,
    (value) => typeof value === 'string' && value !== '' && value.length <= most,
  )
}

/** A whole number within bounds. */
/* @__NO_SIDE_EFFECTS__ */
export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER): Check {
  const upTo =
    most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`
  return must(
    `a whole number ${upTo}`,
    (value) =>
      Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
  )
}

/** One of some literals. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf(...values: readonly (string | number | boolean)[]): Check {
  const shown = values.map((value) => JSON.stringify(value).replaceAll('"', "'"))
  return must(shown.length === 1 ? (shown[0] ?? '') : `one of ${shown.join(', ')}`, (value) =>
    values.includes(value as string),
  )
}

/** Absent, or as the check says. */
/* @__NO_SIDE_EFFECTS__ */
export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? FINE : check(value, path))
}

/** `null`, or as the check says. */
/* @__NO_SIDE_EFFECTS__ */
export function nullable(check: Check): Check {
  return (value, path) => (value === null ? FINE : check(value, path))
}

/** A list, each item as the check says. */
/* @__NO_SIDE_EFFECTS__ */
export function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return list(value, path)
    const items: readonly unknown[] = [...(value as unknown[])] // a hole is undefined, not skipped
    return items.flatMap((item, index) => check(item, at(path, String(index))))
  }
}

/** An object of any names, each value as the check says. */
/* @__NO_SIDE_EFFECTS__ */
export function record(check: Check): Check {
  return (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, one]) => check(one, at(path, name)))
      : object(value, path)
}

/** An object of these fields, whatever else it has. */
/* @__NO_SIDE_EFFECTS__ */
export function atLeast<T>(checks: ChecksOf<T>): Check {
  const known = Object.entries<Check>(checks)
  return (value, path) =>
    isObject(value)
      ? known.flatMap(([name, check]) => check(value[name], at(path, name)))
      : object(value, path)
}

/** An object of these fields and no others. */
/* @__NO_SIDE_EFFECTS__ */
export function fields<T>(checks: ChecksOf<T>): Check {
  const names = Object.keys(checks)
  return (value, path) => {
    if (!isObject(value)) return object(value, path)
    const unknown = Object.keys(value)
      .filter((name) => !Object.hasOwn(checks, name))
      .map((name) => ({
        path: at(path, name),
        message: `is unknown; known ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`,
      }))
    return [...unknown, ...atLeast(checks)(value, path)]
  }
}

/** Options: an object, or absent, of which each field may be absent. */
/* @__NO_SIDE_EFFECTS__ */
export function optionsOf<T>(checks: ChecksOf<T>): Check {
  const each = Object.entries<Check>(checks).map(
    ([name, check]) => [name, optional(check)] as const,
  )
  return optional(fields<T>(Object.fromEntries(each) as ChecksOf<T>)) // the same names
}

/** What a value of ours is known by: properties and their types. Others it may have as well. */
/* @__NO_SIDE_EFFECTS__ */
export function looksLike(be: string, properties: { readonly [name: string]: string }): Check {
  return must(be, (value) => has(value, properties))
}

function has(value: unknown, properties: { readonly [name: string]: string }): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(properties).every(([name, type]) => {
    // any property may be asked for
    const one = (value as { readonly [name: string]: unknown })[name]
    return type === 'list' ? Array.isArray(one) : typeof one === type && one !== null
  })
}

/**
 * Data, made by a literal or a class; no list, and nothing like a `Map`, a `Date` or
 * `URLSearchParams`, whose names do not show.
 */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return Object.prototype.toString.call(value) === '[object Object]'
}

const object: Check = must('an object', isObject)

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
