/** What an action of a remedy must have: a remedy may come back from a browser (rule E1). */
import { isCalendarDate } from '../../core/calendar-date.js'
import {
  atLeast,
  listOf,
  must,
  nullable,
  oneOf,
  text,
  textUpTo,
  whole,
  type Check,
  type ChecksOf,
  type InputIssue,
} from '../../core/check.js'
import { isE164 } from '../../core/phone-number.js'
import { isAttributeValue } from '../../core/user.js'
import type { Action } from '../../timeline/remedies/action.js'

type FieldsOf<K extends Action['kind']> = ChecksOf<Omit<Extract<Action, { kind: K }>, 'kind'>>

const date = must('a date YYYY-MM-DD', isCalendarDate)
const number = must('a phone number in E.164 form, such as +46701234567', isE164)
const name = textUpTo(200)
const value = must('a text, a number or true or false', isAttributeValue)

/**
 * Checks for the fields of each kind. None of them may be absent, so a misspelled one is missing:
 * others beside them do no harm.
 */
const KINDS: { readonly [K in Action['kind']]: FieldsOf<K> } = {
  choose_number: { license: name, detail: name, number: nullable(number), change: nullable(text) },
  clear_detail: { license: name, detail: name, change: nullable(text) },
  set_attribute: { attribute: name, value: nullable(value) },
  clear_attribute: { attribute: name },
  port_number: { number, by: date },
  add_number: { type: oneOf('landline', 'mobile'), by: date },
  move_change: { change: text, license: name, on: date },
  assign: { license: name, on: date },
  choose_date: { on: date },
  cancel_change: { change: text, license: name },
  remove: { license: name, on: date },
  remove_number: { number },
  remove_dependents: { licenses: listOf(name) },
  enable_capability: { capability: name, by: date },
  disable_capability: { capability: name, by: date },
  free_seat: { license: name, count: whole(1), by: date },
  raise_seat_limit: { license: name, limit: whole(0), from: date, until: nullable(date) },
}

const known = oneOf(...Object.keys(KINDS))

/** An action, as it was proposed. */
export const action: Check = (given, path): readonly InputIssue[] => {
  const { kind } = (given ?? {}) as { readonly kind?: unknown } // anything may be asked for its kind
  const unknown = known(kind, `${path}.kind`)
  return unknown.length > 0 ? unknown : atLeast<object>(KINDS[kind as Action['kind']])(given, path)
}
