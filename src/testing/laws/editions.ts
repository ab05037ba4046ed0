/** The law of editions: one that says nothing new changes nothing. */
import fc from 'fast-check'
import { defineCatalog, type Catalog } from '../../catalog/catalog.js'
import { editionsIn, nearestEditions, withEditions } from '../../catalog/definition.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { complianceBetween, foresee } from '../../timeline/request/compliance-ahead.js'
import { forecast } from '../../timeline/settle/timeline-walk.js'
import { pureLaw, type PureLaw } from '../law/law.js'
import { apart, stepsInWords, storyOf } from '../law/narrate.js'
import { DAYS } from '../random/phone-numbers.js'
import { predicatesOf } from './one-date/one-date-case.js'

/** What holds of the editions of a catalog (rule Q7). */
export const editionLaws: readonly PureLaw[] = [
  pureLaw('editions', 'an edition that says the same as the one before it changes nothing', {
    drawn: (source) =>
      fc.record({ userContext: source({ changes: 6 }), in: fc.integer({ min: 0, max: DAYS }) }),
    refuted: ({ userContext, in: days }) => {
      const { catalog, record } = userContext
      const today = record.settledThrough
      const other = { ...userContext, catalog: withTheSame(catalog, addDays(today, days)) }
      const [once, twice] = [forecast(userContext), forecast(other)]
      const { noncompliant, compliant } = complianceBetween(
        foresee(userContext, today).compliance,
        foresee(other, today).compliance,
      )
      const turned = [...noncompliant, ...compliant].map(({ license }) => license)
      return (
        apart(
          { what: 'Without it', value: once, words: stepsInWords(catalog, once) },
          { what: 'With it', value: twice, words: stepsInWords(catalog, twice) },
        ) ?? (turned.length === 0 ? null : `With it, ${turned.join(', ')} is judged otherwise.`)
      )
    },
    story: ({ userContext, in: days }) => [
      ...storyOf(userContext),
      `On ${addDays(userContext.record.settledThrough, days)}, an edition begins that says the same.`,
    ],
    share: 0.5, // a catalog is compiled for each case
  }),
]

/** A catalog with the edition of a date once more, from this date on. */
function withTheSame(catalog: Catalog, date: CalendarDate): Catalog {
  const editions = editionsIn(catalog.definition)
  const [inForce] = nearestEditions(catalog.definition, date)
  if (inForce === undefined || inForce.from === date) return catalog
  const next = editions.indexOf(inForce) + 1
  const same = { from: date, tracks: inForce.tracks }
  return defineCatalog(
    withEditions(catalog.definition, [...editions.slice(0, next), same, ...editions.slice(next)]),
    { predicates: predicatesOf(catalog) },
  )
}
