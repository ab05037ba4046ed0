/** Checks how organizations are driven (rule E1). */
import {
  record,
  callback,
  oneOf,
  list,
  must,
  isObject,
  type ChecksOf,
  type Check,
} from '../../core/check.js'
import type { OrganizationCommandOptions } from './command-options.js'

/** How organizations are driven. */
export const commandOptions: ChecksOf<OrganizationCommandOptions> = {
  rules: record(callback),
  facts: oneOf('still', 'moving'),
  attributes: record(list),
}

/** Where an organization begins. */
export const beginningCheck: Check = must(
  'an organization to begin with, as organizationBeginnings draws it',
  (value) => isObject(value) && Array.isArray(value['users']),
)
