/** Tells a timeline in sentences. */
import { isolated } from '../../core/isolate.js'
import { ascending } from '../../core/order.js'
import type { TimelineSpeech } from './speech.js'
import type { Lanes, Mark } from './lanes.js'

/** A timeline as sentences: what is held, then what happens, date by date, with reasons. */
export function summaryOf(
  { today, lanes, numbers }: Lanes,
  speech: TimelineSpeech,
): readonly string[] {
  const { words, language } = speech
  const { labels } = language
  const held = lanes.map(({ name, bars }) => {
    const now = bars
      .filter((bar) => bar.status === 'held')
      .map((bar) => `${isolated(words.license(bar.license))} ${labels.since(words.date(bar.from))}`)
    return `${name}: ${now.length === 0 ? labels.noLicense : now.join(', ')}.`
  })
  const events = [
    ...lanes.flatMap((lane) =>
      lane.marks.map((mark) => ({ date: mark.date, text: sentenceOf(mark, speech) })),
    ),
    ...numbers.map(({ date, text }) => ({ date, text: `${text}.` })),
  ].sort((a, b) => ascending(a.date, b.date))
  const happens = events.map(({ date, text }) => `${words.date(date)}: ${text}`)
  return [
    `${labels.today} ${words.date(today)}.`,
    ...held,
    ...(happens.length === 0 ? [labels.nothingScheduled] : happens),
  ]
}

/** What becomes of a change, and why. */
export function sentenceOf(mark: Mark, { words, language: { labels } }: TimelineSpeech): string {
  const license = isolated(words.license(mark.license))
  const what = mark.kind === 'assign' ? labels.assign(license) : labels.remove(license)
  const doing = mark.kind === 'assign' ? labels.assigning(license) : labels.removing(license)
  const own = mark.ownDate === null ? '' : ` (${labels.ownDate} ${words.date(mark.ownDate)})`
  switch (mark.status) {
    case 'applied':
      return `${what}${own}${mark.reasons.map((reason) => `, ${reason}`).join('')}.`
    case 'superseded':
      return `${what}${own}, ${mark.reasons[0] ?? labels.superseded}.`
    case 'unchanged':
      return `${doing}${own} ${labels.unchanged}.`
    case 'will_fail':
      return `${doing}${own} ${labels.willFail}. ${mark.reasons.join(' ')}`
    case 'failed':
      return `${doing}${own} ${labels.failed}. ${mark.reasons.join(' ')}`
  }
}

/** Parts one after the other, each ended by a full stop, one only. */
export function asSentences(parts: readonly string[]): string {
  return parts.map((part) => (/[.!?)]$/.test(part) ? part : `${part}.`)).join(' ')
}
