/** Writes users into the rows of a template. */
import type { PhoneNumber } from '../../core/phone-number.js'
import { rowVersion } from '../../licensing/imports/row-version.js'
import { englishSheet } from '../../words/english/sheet.js'
import type { SheetWords } from '../../words/language/sheet.js'
import { editionsFor } from '../cells/license.js'
import { createPhoneReader } from '../cells/phone.js'
import { attributeName, idIn, isLicenseColumn, type LicenseColumn } from '../columns/fields.js'
import { createCellReader } from '../rows/read-row.js'
import type { RowDraft } from '../rows/row-outcome.js'
import { licenseNames } from './license-names.js'
import type { TemplateColumn } from './template-column.js'
import type { TemplateOptions, WrittenUser } from './template-options.js'

/** Gives the texts of a user's row, column by column. */
export type UserCells = (user: WrittenUser) => readonly string[]

/**
 * Makes the writer of users' rows. A value that reading would refuse or change, such as the name
 * `CLEAR` or a department that is no longer in the list, is left blank: blank leaves the user as it
 * is.
 */
export function createUserCells(
  columns: readonly TemplateColumn[],
  options: TemplateOptions,
): UserCells {
  const reads = createReading(columns, options)
  const survives: Survives = (target, text) => {
    const draft = reads(target, text)
    return draft !== null && readBack(target, draft) === text
  }
  const shown = new Map(
    licenseNames(options.licenses ?? []).map(({ id, shown: name }) => [id, name]),
  )
  const attributes = { reads, words: options.language?.sheet ?? englishSheet }
  const heldIn = createHeldTexts(shown, options, reads)
  return (user) => {
    const numbers = {
      landline: numberFor('landline', user, survives),
      mobile: numberFor('mobile', user, survives),
    }
    return columns.map(({ target }) => {
      switch (target) {
        case 'email':
          return user.email // one rule: what was accepted is read again
        case 'firstName':
        case 'surname':
          return survives(target, user[target]) ? user[target] : ''
        case 'department':
          return user.department !== null && survives(target, user.department)
            ? user.department
            : ''
        case 'landline':
        case 'mobile':
          return numbers[target] ?? ''
        case 'currentLicenses':
          return user.holdings.map(({ license }) => shown.get(license) ?? license).join(', ')
        case 'otherNumbers':
          return user.numbers
            .map(({ number }) => String(number))
            .filter((number) => number !== numbers.landline && number !== numbers.mobile)
            .join(', ')
        case 'version':
          return rowVersion(user)
        case 'license':
        case 'removeLicense':
        case 'assignmentDate':
        case 'onboardingEmail':
          return ''
        default:
          return isLicenseColumn(target)
            ? heldIn(target, user)
            : attributeText(target, user, attributes)
      }
    })
  }
}

/** What a user holds of a track, or a tick for a license that it holds. */
function createHeldTexts(
  shown: ReadonlyMap<string, string>,
  { language, ...offered }: TemplateOptions,
  reads: Reads,
): (target: LicenseColumn, user: WrittenUser) => string {
  const [edition] = editionsFor(offered)
  const tracks = new Map(edition?.tracks.map(({ id, licenses }) => [id, licenses]))
  const yes = (language?.sheet ?? englishSheet).yes
  return (target, { holdings }) => {
    const id = idIn(target)
    const isTrack = target.startsWith('track:')
    const own = isTrack ? (tracks.get(id) ?? []).map((one) => one.id) : [id]
    const license = holdings.find((held) => own.includes(held.license))?.license
    if (license === undefined) return ''
    const text = isTrack ? (shown.get(license) ?? '') : yes
    return reads(target, text)?.license === license ? text : ''
  }
}

type Survives = (target: TemplateColumn['target'], text: string) => boolean

/** Reads the text of a cell; `null` if there is something to be said about it. */
type Reads = (target: TemplateColumn['target'], text: string) => RowDraft | null

/** What a text is read as, told by reading it. */
function createReading(columns: readonly TemplateColumn[], options: TemplateOptions): Reads {
  const { departments, attributes } = options
  const context = {
    options: {
      defaultCountry: 'SE',
      ...(options.catalog ? { catalog: options.catalog } : {}),
      ...(options.on === undefined ? {} : { on: options.on }),
      ...(departments ? { departments } : {}),
      ...(attributes ? { attributes } : {}),
    },
    phones: createPhoneReader('SE'), // numbers have their country code, so that any will do
    dateSystem: '1900',
  } as const
  const readers = new Map(
    columns.flatMap(({ target }) =>
      target === 'currentLicenses' || target === 'otherNumbers'
        ? []
        : [[target, createCellReader(target, context)] as const],
    ),
  )
  return (target, text) => {
    const draft: RowDraft = { row: 0 }
    let reported = false
    readers.get(target as never)?.(
      { column: 0, kind: 'text', text, value: 0 },
      draft,
      () => (reported = true),
      undefined,
    )
    return reported ? null : draft
  }
}

function readBack(target: TemplateColumn['target'], draft: RowDraft): unknown {
  const name = attributeName(target as never)
  return name === undefined ? draft[target as keyof RowDraft] : draft.attributes?.[name]
}

/** The number to show in a column: the first active one of the type, or else the first. */
function numberFor(
  type: PhoneNumber['type'],
  user: WrittenUser,
  survives: Survives,
): string | undefined {
  const own = user.numbers.filter((number) => number.type === type && survives(type, number.number))
  return (own.find(({ status }) => status === 'active') ?? own[0])?.number
}

function attributeText(
  target: TemplateColumn['target'],
  user: WrittenUser,
  { reads, words }: { readonly reads: Reads; readonly words: Pick<SheetWords, 'yes' | 'no'> },
): string {
  const name = attributeName(target as never) ?? ''
  const value = Object.hasOwn(user.attributes, name) ? user.attributes[name] : undefined
  if (value === undefined || value === '') return ''
  const texts =
    typeof value === 'boolean' ? [String(value), value ? words.yes : words.no] : [String(value)]
  const isSame = (text: string) => {
    const read = reads(target, text)?.attributes?.[name]
    return read === value || (read === text && text === String(value))
  }
  return texts.findLast(isSame) ?? ''
}
