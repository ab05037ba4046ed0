/** Arranges a timeline by track, as every kind of picture shows it. */
import type { CalendarDate } from '../../core/calendar-date.js'
import type { Holding } from '../../core/holding.js'
import { isolated } from '../../core/isolate.js'
import { ascending } from '../../core/order.js'
import { attributeIn } from '../../core/user-facts.js'
import { shownEditions, type ShownCatalog } from '../../words/language/shown-editions.js'
import type { Timeline } from '../../licensing/users/timeline.js'
import type { Outcome } from '../../timeline/settle/outcome.js'
import type { Step } from '../../timeline/settle/timeline-walk.js'
import { describeConflict } from '../../words/describe/conflicts.js'
import { localeFormats } from '../../words/language/locale.js'
import type { TimelineSpeech } from './speech.js'

/** A license held from a date to a date; open-ended with `null`. */
export interface Bar {
  readonly license: string
  readonly from: CalendarDate
  readonly until: CalendarDate | null
  readonly status: 'held' | 'planned'
  /** Why it begins and ends, for those who look closer. */
  readonly notes: readonly string[]
}

/** What becomes of a change on its date. */
export interface Mark {
  readonly date: CalendarDate
  readonly kind: 'assign' | 'remove'
  readonly license: string
  readonly status: 'applied' | 'unchanged' | 'superseded' | 'will_fail' | 'failed'
  /** Its own date, where the user's override stands in for it. */
  readonly ownDate: CalendarDate | null
  /** Sentences: why it fails, or what it does. */
  readonly reasons: readonly string[]
}

/** One track of the picture. */
export interface Lane {
  readonly name: string
  readonly bars: readonly Bar[]
  readonly marks: readonly Mark[]
}

/** A date on which a phone number, the department or an attribute moves. */
export interface NumberMark {
  readonly date: CalendarDate
  readonly text: string
}

/** A timeline arranged by track: what every kind of picture is drawn from. */
export interface Lanes {
  readonly today: CalendarDate
  readonly lanes: readonly Lane[]
  readonly numbers: readonly NumberMark[]
  /** What these are called: phone numbers only, or more of the user. */
  readonly numbersName: string
  /** The override's date, if it stands in for the own date of some change. */
  readonly override: CalendarDate | null
}

interface OpenLane {
  readonly name: string
  readonly bars: Bar[]
  readonly marks: Mark[]
}

/**
 * Arranges a timeline by track. Tracks come in the order of the edition that is in force today, also
 * those without a license, then those that only other editions have.
 */
export function lanesOf(catalog: ShownCatalog, timeline: Timeline, given: TimelineSpeech): Lanes {
  const speech = { ...given, words: { today: timeline.today, ...given.words } }
  const lanes = new Map<string, OpenLane>()
  const trackOf = new Map<string, string>()
  for (const { definition } of shownEditions(catalog, timeline.today))
    for (const track of definition.tracks) {
      if (!lanes.has(track.id))
        lanes.set(track.id, { name: speech.words.track(track.id), bars: [], marks: [] })
      for (const { id } of track.licenses) if (!trackOf.has(id)) trackOf.set(id, track.id)
    }
  const laneOf = (license: string, track?: string) => {
    const id = trackOf.get(license) ?? track ?? ''
    const lane = lanes.get(id) ?? {
      name: id === '' ? speech.language.labels.otherTrack : speech.words.track(id),
      bars: [],
      marks: [],
    }
    lanes.set(id, lane)
    return lane
  }
  const open = new Map<string, Bar & { readonly track: string }>()
  for (const { license, track, since, details } of timeline.holdings)
    open.set(license, {
      license,
      track,
      from: since,
      until: null,
      status: 'held',
      notes: detailNotes(details),
    })
  const close = ({ license, track }: Holding, date: CalendarDate, note: string) => {
    const bar = open.get(license)
    if (bar === undefined) return
    open.delete(license)
    laneOf(license, track).bars.push({ ...bar, until: date, notes: [...bar.notes, note] })
  }
  for (const change of timeline.failed) {
    const { on, conflicts } = change.failure ?? { on: change.ownDate, conflicts: [] }
    const reasons = conflicts.map((conflict) => describeConflict(conflict, speech))
    laneOf(change.license).marks.push({
      date: on,
      kind: change.kind,
      license: change.license,
      status: 'failed',
      ownDate: null,
      reasons,
    })
  }
  for (const step of timeline.steps) {
    for (const outcome of step.outcomes) {
      laneOf(outcome.change.license).marks.push(markOf(outcome, step, speech))
      if (outcome.status !== 'applied') continue
      const { change, holding } = outcome
      for (const taken of outcome.removed)
        if (taken.license !== holding?.license)
          close(taken, step.date, speech.language.labels.until(speech.words.date(step.date)))
      if (holding !== null && !open.has(holding.license)) {
        const notes = detailNotes(holding.details)
        open.set(change.license, {
          license: change.license,
          track: holding.track,
          from: step.date,
          until: null,
          status: 'planned',
          notes,
        })
      }
    }
    for (const gone of step.dropped) close(gone, step.date, speech.language.labels.goes)
  }
  for (const { track, ...bar } of open.values()) laneOf(bar.license, track).bars.push(bar)
  const inOrder = [...lanes.values()].map(({ name, bars, marks }) => ({
    name,
    bars: bars.sort(byDate((bar) => bar.from)),
    marks: marks.sort(byDate((mark) => mark.date)),
  }))
  const overridden = inOrder.flatMap(({ marks }) => marks.filter((mark) => mark.ownDate !== null))
  return {
    today: timeline.today,
    lanes: inOrder,
    numbers: timeline.steps.flatMap((step) => numberMarks(step, speech)),
    numbersName: timeline.steps.some(({ moved }) => moved.length > 0)
      ? speech.language.labels.userFacts
      : speech.language.labels.numbers,
    override: overridden[0]?.date ?? null,
  }
}

function markOf(outcome: Outcome, { date, outcomes }: Step, speech: TimelineSpeech): Mark {
  const { words, language } = speech
  const { labels, locale } = language
  const { kind, license, ownDate } = outcome.change
  const mark = { date, kind, license, ownDate: ownDate === date ? null : ownDate }
  switch (outcome.status) {
    case 'failed':
      return {
        ...mark,
        status: 'will_fail',
        reasons: outcome.conflicts.map((conflict) => describeConflict(conflict, speech)),
      }
    case 'superseded': {
      const by = outcomes.find((other) => other.change.id === outcome.by)?.change.license
      return {
        ...mark,
        status: 'superseded',
        reasons:
          by === undefined || by === license
            ? []
            : [labels.supersededBy(isolated(words.license(by)))],
      }
    }
    case 'unchanged':
      return { ...mark, status: 'unchanged', reasons: [] }
    case 'applied': {
      const removed = outcome.removed
        .filter((holding) => holding.license !== license)
        .map((holding) => isolated(words.license(holding.license)))
      return {
        ...mark,
        status: 'applied',
        reasons:
          removed.length === 0 ? [] : [labels.replaces(localeFormats(locale).list(removed, 'and'))],
      }
    }
  }
}

function numberMarks(
  { date, activated, swapped, moved }: Step,
  { language: { labels }, words }: TimelineSpeech,
): readonly NumberMark[] {
  return [
    ...activated.map(({ number }) => ({ date, text: `${number} ${labels.active}` })),
    ...swapped.map(({ from, to }) => ({ date, text: labels.swapped(from, to) })),
    ...moved
      .filter(({ from, to }) => from !== to)
      .map(({ fact, to }) => {
        const name = fact === 'department' ? labels.department : words.attribute(attributeIn(fact))
        const text = to === null ? labels.isNone(name) : labels.becomes(name, isolated(String(to)))
        return { date, text }
      }),
  ]
}

function detailNotes(details: Holding['details']): readonly string[] {
  return Object.values(details)
}

function byDate<T>(dateOf: (item: T) => CalendarDate): (a: T, b: T) => number {
  return (a, b) => ascending(dateOf(a), dateOf(b))
}
