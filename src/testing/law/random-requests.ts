/** Random requests for random users. */
import { findLicense, licenseIdsOf } from '../../catalog/lookup.js'
import fc from 'fast-check'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import type { Details } from '../../core/holding.js'
import type { Change } from '../../timeline/record/change.js'
import type { UserContext } from '../../timeline/settle/user-context.js'
import { changeOf } from '../random/changes.js'
import { NUMBERS } from '../random/phone-numbers.js'
import { sometimes } from '../random/pool.js'
import type { UserContextSource } from './law.js'
import { changesInWords, storyOf } from './narrate.js'

/** Something asked for on a date, for a user for whom other things are scheduled. */
export interface RandomRequest {
  readonly userContext: UserContext
  readonly changes: readonly Change[]
  readonly on: CalendarDate
}

/** Random requests of a license or two. */
export function randomRequests(
  source: UserContextSource,
  { changes, most }: { readonly changes: number; readonly most: 1 | 2 },
): fc.Arbitrary<RandomRequest> {
  const requested = fc.record({
    kind: fc.constantFrom<Change['kind'][]>('assign', 'assign', 'assign', 'remove'),
    license: fc.nat(999),
    dependents:
      most === 1
        ? fc.constant('keep' as const)
        : fc.constantFrom<Change['dependents'][]>('keep', 'remove'),
    number: sometimes(fc.nat(NUMBERS.length), NUMBERS.length),
  })
  return fc
    .record({
      userContext: source({ changes }),
      some: fc.array(requested, { minLength: 1, maxLength: most }),
      in: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ userContext, some, in: days }) => {
      const { catalog, record } = userContext
      const ids = licenseIdsOf(catalog)
      const on = addDays(record.settledThrough, days)
      const asked = new Map(
        some.map(({ license, ...requested }) => [ids[license % ids.length]!, requested]),
      ) // a catalog has licenses
      const fresh = [...asked].map(([license, { kind, dependents, number }], index) => {
        const details = kind === 'assign' ? chosen(userContext, license, number) : {}
        const dated = record.sequence + 1 + index
        return changeOf({
          id: `asked${index}`,
          kind,
          license,
          dependents,
          details,
          ownDate: on,
          dated,
          created: `~${index}`,
        })
      })
      return { userContext, changes: fresh, on }
    })
}

/** The first detail of a license chosen, the right way or the wrong one; mostly none. */
function chosen({ catalog }: UserContext, license: string, number: number): Details {
  const [detail] = findLicense(catalog, license)?.details ?? []
  const picked = NUMBERS[number]
  return detail === undefined || picked === undefined ? {} : { [detail.id]: picked }
}

/** Tells what is asked for, and everything else. */
export function requestStory({ userContext, changes, on }: RandomRequest): readonly string[] {
  return [
    ...storyOf(userContext),
    `Asked for on ${on}: ${changesInWords(userContext.catalog, changes)}.`,
  ]
}
