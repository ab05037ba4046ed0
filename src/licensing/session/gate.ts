/**
 * Checks the arguments of every call before it begins (rule E1): what is unknown is refused, never
 * dropped.
 */
import { refuse, type Check, type InputIssue } from '../../core/check.js'

/** The checks of a call's arguments, by name and in order. */
export interface Signature {
  readonly answers: 'promise' | 'pages' | 'value'
  readonly takes: { readonly [argument: string]: Check }
}

/**
 * A signature for every function of an object, and of the objects in it: a new function without one
 * does not compile.
 */
export type Signatures<H> = {
  readonly [K in keyof H]: H[K] extends (...given: never[]) => unknown
    ? Signature
    : Signatures<H[K]>
}

type Call = (...given: readonly unknown[]) => unknown

/** A call that gives a promise: it rejects, and never throws. */
export function promises(takes: Signature['takes']): Signature {
  return { answers: 'promise', takes }
}

/** A call that gives pages: it throws when the first is asked for. */
export function pages(takes: Signature['takes']): Signature {
  return { answers: 'pages', takes }
}

/** A call that gives its value at once. */
export function gives(takes: Signature['takes']): Signature {
  return { answers: 'value', takes }
}

/** The same object, with the arguments of every call checked. */
export function guarded<H extends object>(handle: H, signatures: Signatures<H>): H {
  const entries = Object.entries(handle as Record<string, unknown>).map(([name, value]) => {
    // a signature for a function, signatures for an object
    const own = (signatures as Record<string, unknown>)[name]
    if (typeof value === 'function')
      return [name, guardedCall(value as Call, own as Signature)] as const
    return [name, guarded(value as object, own as Signatures<object>)] as const
  })
  return Object.fromEntries(entries) as H // the same names, and what they take and give
}

function guardedCall(call: Call, { answers, takes }: Signature): Call {
  const check = (given: readonly unknown[]) => refuse(issuesOf(takes, given))
  switch (answers) {
    case 'promise':
      return async (...given) => {
        check(given)
        return await call(...given)
      }
    case 'pages':
      return async function* (...given) {
        check(given)
        yield* call(...given) as AsyncIterable<unknown>
      }
    case 'value':
      return (...given) => {
        check(given)
        return call(...given)
      }
  }
}

function issuesOf(takes: Signature['takes'], given: readonly unknown[]): readonly InputIssue[] {
  const checks = Object.entries(takes)
  const issues = checks.flatMap(([name, check], index) => check(given[index], name))
  const isMore = given.slice(checks.length).some((one) => one !== undefined)
  if (!isMore) return issues
  const names = checks.map(([name]) => name).join(', ') || 'nothing'
  return [
    ...issues,
    { path: `arguments.${checks.length}`, message: `is one too many: the call takes ${names}` },
  ]
}
