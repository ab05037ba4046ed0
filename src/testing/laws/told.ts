/** The law *Told*: effects are the difference of two forecasts. */
import { inForceOn } from '../../core/in-force.js'
import fc from 'fast-check'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { NumberSwap, PhoneNumber } from '../../core/phone-number.js'
import type { Change } from '../../timeline/record/change.js'
import { evolve, type DatedBody } from '../../timeline/record/evolve.js'
import { effectsBetween } from '../../timeline/request/compare-futures.js'
import { judgeRequest } from '../../timeline/request/request.js'
import { forecast } from '../../timeline/settle/timeline-walk.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { pureLaw, type UserContextSource, type PureLaw } from '../law/law.js'
import { changeInWords, storyOf } from '../law/narrate.js'
import { requestStory, randomRequests, type RandomRequest } from '../law/random-requests.js'
import { complianceApart, complianceSaid } from './compliance-by-day.js'
import { dateIn, difference, differs, fateIn, saidBy } from './futures-apart.js'

/** What people are told about the rest when something is written (rules I4 and P1, law *Told*). */
export const toldLaws: readonly PureLaw[] = [
  pureLaw(
    'told.edits',
    'the effects of an edit, or of a fact that moves, are the difference of the two forecasts, change by change',
    {
      drawn: edits,
      refuted: ({ userContext, event }) => {
        const { record } = userContext
        const after = { ...userContext, record: evolve(record, record, [event]) ?? record }
        const today = record.settledThrough
        const effects = effectsBetween(userContext, after, today)
        return differs(storied(userContext), futuresApart(userContext, after, record.changes), [
          ...saidBy(effects),
          ...complianceSaid(effects, today),
        ])
      },
      story: ({ userContext, event }) => [
        ...storyOf(userContext),
        `Then: ${eventInWords(userContext, event)}.`,
      ],
    },
  ),
  pureLaw('told.plans', 'so are the effects of a request, with what it takes away itself', {
    drawn: (source) => randomRequests(source, { changes: 6, most: 2 }),
    refuted: (request) => {
      const { userContext, changes, on } = request
      const { record } = userContext
      const { effects, takesAway } = judgeRequest(userContext, changes, changes, on)
      const scheduled = {
        ...userContext,
        record: { ...record, changes: [...record.changes, ...changes] },
      }
      const all = futuresApart(userContext, scheduled, record.changes)
      // what goes on the date of the request, with it, stands in takesAway
      const isTaken = (line: string) =>
        takesAway.licenses.some(
          (license) => line.startsWith(`${license} ends`) && line.endsWith(`> ${on}`),
        )
      return differs(
        storied(userContext),
        all.filter((line) => !isTaken(line)),
        [...saidBy(effects), ...complianceSaid(effects, record.settledThrough)],
      )
    },
    story: requestStory,
  }),
  pureLaw(
    'told.follows',
    'what follows a request is told with its outcomes without the request and with it',
    {
      drawn: (source) => randomRequests(source, { changes: 6, most: 2 }),
      refuted: (request) =>
        differs(storied(request.userContext), followingOf(request), followsOf(request)),
      story: requestStory,
    },
  ),
]

/** All that is not the same in two futures of a user. */
function futuresApart(
  before: UserContext,
  after: UserContext,
  changes: readonly Change[],
): readonly string[] {
  const [was, is] = [forecast(before), forecast(after)]
  const today = before.record.settledThrough
  const apart = complianceApart({ ...before, steps: was }, { ...after, steps: is }, today)
  return [...difference(changes, was, is), ...apart]
}

interface Edited {
  readonly userContext: UserContext
  readonly event: DatedBody
}

/**
 * A random write to a random user: an edit of a change, of the override, of a number, of a swap, or
 * of an attribute.
 */
function edits(source: UserContextSource): fc.Arbitrary<Edited> {
  return fc
    .record({
      userContext: source({ changes: 8 }),
      kind: fc.nat(9),
      place: fc.nat(9),
      in: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ userContext, kind, place, in: days }) => {
      const on = addDays(userContext.record.settledThrough, days)
      return { userContext, event: eventOf(userContext, { kind, place, on }) }
    })
}

function eventOf(
  { record }: UserContext,
  { kind, place, on }: { readonly kind: number; readonly place: number; readonly on: CalendarDate },
): DatedBody {
  const date = record.settledThrough
  const change = record.changes[place % Math.max(1, record.changes.length)]
  const number = record.numbers[place % Math.max(1, record.numbers.length)]
  const dated = record.sequence + 1
  const toOverride: DatedBody = {
    kind: 'override_changed',
    edit: 'set',
    from: record.override,
    to: { date: on, dated },
    date,
  }
  if (kind === 0) return toOverride
  if (kind === 1)
    return { kind: 'override_changed', edit: 'cleared', from: record.override, to: null, date }
  if (kind === 2 && number) return { kind: 'number_changed', from: number, to: null, date }
  if (kind === 3 && number)
    return { kind: 'number_changed', from: number, to: portedOn(number, on), date }
  if (kind === 4) return swapped(record.swaps[0] ?? null, date)
  const fact = record.facts?.[place % record.facts.length]
  if (kind > 7 && fact) {
    const to = { ...fact, from: on, until: null }
    return {
      kind: 'fact_changed',
      from: fact,
      to: kind === 8 && fact.from > date ? null : to,
      date,
    }
  }
  if (change === undefined) return toOverride
  if (change.status === 'failed') return retried(change, { on, dated, date })
  if (kind === 5) return { kind: 'change_canceled', change, date }
  const dependents = change.dependents === 'keep' ? 'remove' : 'keep'
  if (kind === 6)
    return {
      kind: 'change_edited',
      edit: 'dependents',
      from: change,
      to: { ...change, dependents },
      date,
    }
  return {
    kind: 'change_edited',
    edit: 'moved',
    from: change,
    to: { ...change, ownDate: on, dated },
    date,
  }
}

function portedOn({ number, type }: PhoneNumber, on: CalendarDate): PhoneNumber {
  return { number, type, status: 'porting', on }
}

function swapped(from: NumberSwap | null, date: CalendarDate): DatedBody {
  return { kind: 'swap_changed', from, to: null, date }
}

function retried(
  change: Change,
  {
    on,
    dated,
    date,
  }: { readonly on: CalendarDate; readonly dated: number; readonly date: CalendarDate },
): DatedBody {
  const to: Change = {
    ...change,
    status: 'scheduled',
    failure: null,
    ownDate: on,
    dated,
    created: `~${change.id}`,
  }
  return { kind: 'change_edited', edit: 'retried', from: change, to, date }
}

/** What comes after a request on its tracks, by the two forecasts. */
function followingOf({ userContext, changes, on }: RandomRequest): readonly string[] {
  const { catalog, record } = userContext
  const trackOf = (license: string, date: CalendarDate) =>
    inForceOn(catalog.editions, date).licenses.get(license)?.track.id ?? null
  const tracks = new Set(changes.map(({ license }) => trackOf(license, on)))
  const scheduled = {
    ...userContext,
    record: { ...record, changes: [...record.changes, ...changes] },
  }
  const [before, after] = [forecast(userContext), forecast(scheduled)]
  return record.changes
    .filter(
      ({ id, license }) =>
        tracks.has(trackOf(license, dateIn(after, id) ?? on)) &&
        (dateIn(after, id) ?? on) > on &&
        fateIn(after, id) !== 'superseded',
    )
    .map(
      ({ id }) =>
        `${id} ${fateIn(before, id) ?? ''} > ${fateIn(after, id) ?? ''} ${dateIn(after, id) ?? ''}`,
    )
    .sort()
}

function followsOf({ userContext, changes, on }: RandomRequest): readonly string[] {
  const { follows } = judgeRequest(userContext, changes, changes, on)
  return follows
    .map(({ change, before, after, on: date }) => `${change} ${before} > ${after} ${date}`)
    .sort()
}

function storied({ catalog, record }: UserContext) {
  return { catalog, changes: record.changes }
}

function eventInWords({ catalog }: UserContext, event: DatedBody): string {
  switch (event.kind) {
    case 'override_changed':
      return event.to === null
        ? 'the override is cleared'
        : `an override is set for ${event.to.date}`
    case 'number_changed':
      return event.to === null
        ? `${event.from?.number ?? ''} is removed`
        : `${event.to.number} is in porting`
    case 'change_canceled':
      return `${changeInWords(catalog, event.change)} is canceled`
    case 'change_edited':
      return `${changeInWords(catalog, event.to)} is edited (${event.edit}), for ${event.to.ownDate}`
    default:
      return event.kind === 'swap_changed' ? 'the swap is canceled' : event.kind
  }
}
