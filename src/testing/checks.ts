/** What the laws and samples are given (rule E1). */
import { callback, isObject, list, listOf, must, optionsOf, oneOf, record, text, whole, type Check, type ChecksOf } from '../core/check.js'
import { isCalendarDate } from '../core/calendar-date.js'
import type { SampleOptions } from './arbitraries/users.js'
import type { CatalogLawOptions } from './laws/catalog-laws.js'
import type { OrganizationCommandOptions } from './drive/organization-commands.js'

/** The date of what is drawn. */
export const dateCheck: Check = must('a date YYYY-MM-DD', isCalendarDate)

/** How users are drawn. */
export const sampleOptions: ChecksOf<SampleOptions> = { today: dateCheck, attributes: record(list) }

/** How organizations are driven. */
export const commandOptions: ChecksOf<OrganizationCommandOptions> = {
  rules: record(callback),
  facts: oneOf('still', 'moving'),
  attributes: record(list),
}

/** How a catalog is tried. */
export const lawOptions: Check = optionsOf<CatalogLawOptions>({
  ...commandOptions,
  neverHoldable: listOf(text),
  runs: whole(1),
  deeds: whole(1),
  store: callback,
  seed: must('a whole number', Number.isSafeInteger),
})

/** Where an organization begins. */
export const beginningCheck: Check = must(
  'an organization to begin with, as organizationBeginnings draws it',
  (value) => isObject(value) && Array.isArray(value['users']),
)
