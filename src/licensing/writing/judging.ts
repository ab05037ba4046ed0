/** Judges users by the catalog and the settings of their organization. */
import type { Catalog } from '../../catalog/catalog.js'
import { fingerprintOf } from '../../core/fingerprint.js'
import type { OrganizationRecord } from '../../core/organization.js'
import type { OrganizationEventBody } from '../../timeline/record/event.js'
import type { JudgedBy } from '../../timeline/request/judgment.js'
import type { AsOf } from '../session/as-of.js'

/** The catalog, settings and date by which users of an organization are judged. */
export function judgedBy(catalog: Catalog, { organization, today }: AsOf): JudgedBy {
  return { catalog, organization, today, basis: basisOf(catalog, organization) }
}

/** What users have turned by. */
export type TurnedBy = Extract<
  OrganizationEventBody,
  { kind: 'compliance_turned' }
>['because'][number]

/** Which parts of a basis differ from an earlier one; the date, if none does. */
export function turnedBy(before: string, after: string): readonly TurnedBy[] {
  const [were, are] = [before.split('/'), after.split('/')]
  const parts = (['catalog', 'settings'] as const).filter((_, part) => were[part] !== are[part])
  return parts.length > 0 ? parts : ['date']
}

/**
 * What a judgment rests on, as one text: the catalog, and the settings that a verdict looks at. Seats
 * are left aside, and what is dated counts with its dates, so that no day makes it another.
 */
function basisOf({ fingerprint }: Catalog, { country, capabilities }: OrganizationRecord): string {
  const settings = capabilities.length === 0 ? country : fingerprintOf([country, capabilities])
  return `${fingerprint}/${settings}`
}
