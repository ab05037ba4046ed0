/** Exports users, changes and conflicts. */
import { atLeast, checkAll, listOf, optionsOf, text, type Check } from '../../core/check.js'
import type { Plan } from '../../licensing/plan/plan.js'
import type { ListedChange } from '../../storage/port.js'
import { conflictingChanges } from '../../words/describe/checks.js'
import { describeConflict } from '../../words/describe/conflicts.js'
import { englishConflicts } from '../../words/english/conflicts.js'
import { englishForms } from '../../words/english/forms.js'
import { englishSheet } from '../../words/english/sheet.js'
import { languageWith } from '../../words/language/say-options.js'
import type { Wording } from '../../words/language/say.js'
import { plainWording, wordingOf } from '../../words/language/wording.js'
import type { UserBatches, WrittenUser } from '../template/template-options.js'
import { batchesOf } from '../writing/batches.js'
import { batchesCheck, listedCheck, userCheck } from '../writing/checks.js'
import { exportOptions, userExportOptions } from './export-checks.js'
import type { ConflictExportOptions, ExportOptions, UserExportOptions } from './export-options.js'
import { licenseLists } from './license-lists.js'
import { writeTable, type ExportValue } from './export-table.js'

const english = {
  locale: 'en',
  forms: englishForms,
  conflicts: englishConflicts,
  sheet: englishSheet,
}

/**
 * Exports users with their numbers and licenses.
 *
 * @param users - Users in batches, such as `users.pages()`.
 * @example
 * ```ts
 * const user = { id: 'u1', revision: 1, firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example', department: null, attributes: {}, numbers: [], holdings: [] }
 * const bytes = await exportUsers([[user]], { format: 'csv' })
 * new TextDecoder().decode(bytes).split('\r\n')[1] // => 'Anna,Berg,anna@acme.example,,,,'
 * ```
 * @remarks Rule X6: no text can run as a formula. @public
 */
export async function exportUsers(
  users: UserBatches,
  options: UserExportOptions = {},
): Promise<Uint8Array> {
  checkAll({
    users: [users, batchesCheck],
    options: [options, optionsOf<UserExportOptions>(userExportOptions)],
  })
  const words = options.language?.sheet ?? englishSheet
  const { fields } = words
  const attributes = options.attributes ?? []
  const lists = licenseLists(options, words, wording(options))
  const columns = [
    ...[fields.firstName, fields.surname, fields.email, fields.department].map(({ header }) => ({
      header,
      width: 22,
    })),
    ...attributes.map(({ name, headers }) => ({ header: headers?.[0] ?? name })),
    ...[fields.landline, fields.mobile].map(({ header }) => ({ header, width: 20 })),
    ...lists.map(({ header, width }) => ({ header, width })),
  ]
  const rowOf = (user: WrittenUser): readonly ExportValue[] => [
    user.firstName,
    user.surname,
    user.email,
    user.department,
    ...attributes.map(({ name }) =>
      Object.hasOwn(user.attributes, name) ? (user.attributes[name] ?? null) : null,
    ),
    ...(['landline', 'mobile'] as const).map((type) => numbersOf(user, type)),
    ...lists.map(({ textOf }) => textOf(user)),
  ]
  return writeTable(words.exports.users, columns, mapped(users, rowOf, userCheck), options)
}

function numbersOf(user: WrittenUser, type: 'landline' | 'mobile'): string {
  return user.numbers.flatMap((number) => (number.type === type ? [number.number] : [])).join(', ')
}

/**
 * Exports scheduled changes.
 *
 * @param changes - Pages of `schedule.list()`.
 * @remarks Rule X6: no text can run as a formula.
 * @public
 */
export async function exportChanges(
  changes: AsyncIterable<readonly ListedChange[]> | Iterable<readonly ListedChange[]>,
  options: ExportOptions = {},
): Promise<Uint8Array> {
  checkAll({
    changes: [changes, batchesCheck],
    options: [options, optionsOf<ExportOptions>(exportOptions)],
  })
  const words = options.language?.sheet ?? englishSheet
  const { user, change, date, ownDate, assign, remove, changes: title } = words.exports
  const columns = [
    { header: user, width: 32 },
    { header: change, width: 14 },
    { header: words.fields.license.header, width: 28 },
    { header: date, width: 14 },
    { header: ownDate, width: 14 },
  ]
  const rowOf = (one: ListedChange): readonly ExportValue[] => [
    options.nameOf?.(one.user) ?? one.user,
    one.change.kind === 'assign' ? assign : remove,
    wording(options).license(one.change.license),
    one.effectiveDate,
    one.change.ownDate,
  ]
  return writeTable(title, columns, mapped(changes, rowOf, listedCheck), options)
}

/**
 * Exports the conflicts of a plan, a row for each user and conflict.
 *
 * @param plan - From `organization.plan`.
 * @remarks Rule X6: no text can run as a formula.
 * @public
 */
export async function exportConflicts(
  plan: Plan,
  options: ConflictExportOptions = {},
): Promise<Uint8Array> {
  const answers = listOf(atLeast<{ changes: unknown }>({ changes: conflictingChanges }))
  checkAll({
    plan: [
      plan,
      atLeast<Record<'users' | 'request', unknown>>({
        users: answers,
        request: atLeast<{ on: unknown }>({ on: text }),
      }),
    ],
  })
  const spoken = { language: languageWith('conflicts', 'sheet') }
  checkAll({ options: [options, optionsOf<ExportOptions>({ ...exportOptions, ...spoken })] })
  const { language = english } = options
  const words = language.sheet
  const { user, date, reason, conflicts: title } = words.exports
  const columns = [
    { header: user, width: 32 },
    { header: words.fields.license.header, width: 28 },
    { header: date, width: 14 },
    { header: reason, width: 90 },
  ]
  const rows = plan.users.flatMap((answer) =>
    answer.changes.flatMap(({ license, conflicts }) =>
      conflicts.map((conflict): readonly ExportValue[] => [
        options.nameOf?.(answer.user) ?? answer.user,
        wording(options).license(license),
        plan.request.on === 'now' ? plan.today : plan.request.on,
        describeConflict(conflict, { words: wording(options), language }),
      ]),
    ),
  )
  return writeTable(title, columns, [rows], options)
}

function wording({ catalog }: ExportOptions): Wording {
  return catalog === undefined ? plainWording : wordingOf(catalog)
}

async function* mapped<T>(
  batches: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  rowOf: (one: T) => readonly ExportValue[],
  check: Check,
): AsyncGenerator<readonly (readonly ExportValue[])[], void> {
  for await (const batch of batchesOf(batches, 'rows', check)) yield batch.map(rowOf)
}
