/** Random records and subjects of predicates, for properties of your own. */
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { addDays } from '../../core/calendar-date.js'
import { checkAll, optionsOf } from '../../core/check.js'
import type { PredicateSubject } from '../../requirements/predicate.js'
import { factsOn } from '../../requirements/situation.js'
import type { UserRecord } from '../../timeline/record/record.js'
import { catalogCheck } from '../../words/language/checks.js'
import { sampleOptions } from './checks.js'
import { DAYS } from './phone-numbers.js'
import type { SampleOptions } from './sample-options.js'
import { userContextsOver } from './user-contexts.js'
import { todayOf } from './users.js'

/**
 * Users as a store keeps them and a portal shows them: with numbers and swaps, with holdings, with
 * scheduled and failed changes and an override. For whoever writes a store, a page or a picture.
 * They hold also what a later catalog would not give them (rules C5, Q5).
 *
 * @example A label of your own says something about every user
 * ```ts
 * import fc from 'fast-check'
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * const label = ({ firstName, holdings }: UserRecord) => `${firstName}: ${holdings.map(({ license }) => license).join(', ') || 'nothing'}`
 * fc.assert(fc.property(recordsOf(catalog), (record) => label(record).length > record.firstName.length + 2))
 * ```
 * @public
 */
export function recordsOf(catalog: Catalog, options: SampleOptions = {}): fc.Arbitrary<UserRecord> {
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, optionsOf<SampleOptions>(sampleOptions)],
  })
  const { attributes = {} } = options
  return userContextsOver(catalog, { today: todayOf(options), attributes, without: ['seats'] }).map(
    ({ record }) => record,
  )
}

/**
 * What custom predicates are asked about: facts and holdings of a user on a date. For testing a
 * predicate by itself.
 *
 * @example A predicate answers with a boolean, whoever it is asked about
 * ```ts
 * import fc from 'fast-check'
 * const mayDial: Predicate = ({ attributes, holdings }) => attributes['role'] === 'chief' || holdings.length < 3
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [
 *   { id: 'basic', name: 'Basic', requirement: { kind: 'predicate', name: 'mayDial' } },
 * ] }] }, { predicates: { mayDial } })
 * const subjects = subjectsOf(catalog, { attributes: { role: ['chief', 'guest'] } })
 * fc.assert(fc.property(subjects, (subject) => typeof mayDial(subject, null) === 'boolean'))
 * ```
 * @public
 */
export function subjectsOf(
  catalog: Catalog,
  options: SampleOptions = {},
): fc.Arbitrary<PredicateSubject> {
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, optionsOf<SampleOptions>(sampleOptions)],
  })
  const { attributes = {} } = options
  const userContexts = userContextsOver(catalog, {
    today: todayOf(options),
    attributes,
    changes: 0,
    without: ['seats', 'swaps'],
  })
  return fc
    .record({ userContext: userContexts, in: fc.nat(DAYS) })
    .map(({ userContext: { record, organization }, in: days }) => {
      const {
        date,
        department,
        attributes: known,
        numbers,
        capabilities,
        country,
      } = factsOn(record, organization, addDays(record.settledThrough, days))
      return {
        date,
        department,
        attributes: known,
        numbers,
        capabilities: [...capabilities],
        country,
        holdings: record.holdings,
      }
    })
}
