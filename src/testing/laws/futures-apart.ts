/** Two forecasts and the effects between them, as lines to compare. */
import type { Catalog } from '../../catalog/catalog.js'
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Change } from '../../timeline/record/change.js'
import type { Future } from '../../timeline/request/compare-futures.js'
import type { ChangeEffect, Effects } from '../../timeline/request/effects.js'
import { wordingOf } from '../../words/language/wording.js'
import { apart, changeInWords } from '../law/narrate.js'

/**
 * What becomes of each change that is in both futures, and when licenses end, where it is not the
 * same.
 */
export function difference(
  changes: readonly Change[],
  before: readonly Future[],
  after: readonly Future[],
): readonly string[] {
  return [...changesApart(changes, before, after), ...endsApart(before, after)].sort()
}

/** What becomes of each change that is in both futures, where it is not the same. */
export function changesApart(
  changes: readonly Change[],
  before: readonly Future[],
  after: readonly Future[],
): readonly string[] {
  const lines = changes.flatMap(({ id, failure }) => {
    const [was, is] = [fateIn(before, id) ?? (failure && 'failed'), fateIn(after, id)]
    if (was === null || was === undefined || is === undefined) return []
    const isSame = was === is && dateIn(before, id) === dateIn(after, id)
    return isSame ? [] : [`${id} ${was} > ${is} ${dateIn(after, id) ?? ''}`]
  })
  return lines.sort()
}

export function fateIn(steps: readonly Future[], id: string): string | undefined {
  return steps.flatMap(({ outcomes }) => outcomes).find(({ change }) => change.id === id)?.status
}

export function dateIn(steps: readonly Future[], id: string): CalendarDate | undefined {
  return steps.find(({ outcomes }) => outcomes.some(({ change }) => change.id === id))?.date
}

/**
 * The dates on which licenses end in one future only, in pairs; none of them where a removal names
 * the license each time.
 */
function endsApart(before: readonly Future[], after: readonly Future[]): readonly string[] {
  const licenses = new Set(
    [...before, ...after].flatMap((step) => takenIn(step).map(({ license }) => license)),
  )
  return [...licenses].flatMap((license) => {
    const only = (steps: readonly Future[], others: readonly Future[]) =>
      steps.flatMap((step) => {
        const ends = (one: Future) => takenIn(one).filter((taken) => taken.license === license)
        const isShared = others.some((other) => other.date === step.date && ends(other).length > 0)
        return isShared ? [] : ends(step).map(({ isNamed }) => ({ date: step.date, isNamed }))
      })
    const [were, are] = [only(before, after), only(after, before)]
    const lines: string[] = []
    for (let place = 0; place < were.length || place < are.length; place++) {
      const [was, is] = [were[place], are[place]]
      if (was?.isNamed !== false && is?.isNamed !== false) continue
      lines.push(`${license} ends ${was?.date ?? 'never'} > ${is?.date ?? 'never'}`)
    }
    return lines
  })
}

function takenIn({
  outcomes,
  dropped: gone,
}: Future): readonly { readonly license: string; readonly isNamed: boolean }[] {
  const taken = outcomes.flatMap((outcome) =>
    outcome.status === 'applied'
      ? outcome.removed.map(({ license }) => ({
          license,
          isNamed: outcome.change.kind === 'remove' && outcome.change.license === license,
        }))
      : [],
  )
  return [...taken, ...gone.map(({ license }) => ({ license, isNamed: false }))]
}

/** What effects say of the user's own future, every list of them, each change and each end once. */
export function saidBy({
  noncompliant: _out,
  compliant: _in,
  others: _others,
  ends,
  ...lists
}: Effects): readonly string[] {
  const changes = Object.entries(lists).flatMap(([list, some]) =>
    some.map((effect) => `${inLine(effect)}${isRight(list, effect) ? '' : ` in ${list}`}`),
  )
  return [
    ...changes,
    ...ends.map(
      ({ license, before, after }) => `${license} ends ${before ?? 'never'} > ${after ?? 'never'}`,
    ),
  ].sort()
}

/** What effects on others say of one of them, each change once. */
export function saidOf(user: string, { others }: Pick<Effects, 'others'>): readonly string[] {
  return others.flatMap((effect) => (effect.user === user ? [inLine(effect)] : [])).sort()
}

function inLine({ change, before, after, on }: ChangeEffect): string {
  return `${change} ${before} > ${after} ${on}`
}

/** Whether a change stands in the list that its outcomes name. */
function isRight(list: string, { before, after }: ChangeEffect): boolean {
  const fits: { readonly [list: string]: boolean } = {
    supersedes: after === 'superseded' && before !== after,
    restores: before === 'superseded' && before !== after,
    breaks: after === 'failed' && before !== 'superseded',
    repairs: after === 'applied' && before === 'failed',
    idles: after === 'unchanged' && (before === 'applied' || before === 'failed'),
    activates: after === 'applied' && before === 'unchanged',
    moves: after === before,
  }
  return fits[list] === true
}

/**
 * How what is said of a user's future differs from the difference of two forecasts, in words;
 * `null` if it does not.
 */
export function differs(
  { catalog, changes }: { readonly catalog: Catalog; readonly changes: readonly Change[] },
  expected: readonly string[],
  said: readonly string[],
): string | null {
  const named = (line: string) => {
    const [id = '', ...rest] = line.split(' ')
    const change = changes.find((one) => one.id === id)
    return [change ? changeInWords(catalog, change) : wordingOf(catalog).license(id), ...rest].join(
      ' ',
    )
  }
  const words = (lines: readonly string[]) => lines.map(named).join('; ') || 'nothing'
  return apart(
    { what: 'The forecasts differ', value: expected, words: words(expected) },
    { what: 'It is said', value: said, words: words(said) },
  )
}
