/** The columns of a template. */
import { isLicenseColumn, type AttributeColumn } from '../columns/fields.js'
import { VERSION_HEADER } from '../columns/own-headers.js'
import type { ColumnWords, SheetWords, TemplateField } from '../../words/language/sheet.js'
import { columnsByTrack } from './license-columns.js'
import { licenseNames } from './license-names.js'
import type { TemplateColumn } from './template-column.js'
import type { TemplateOptions } from './template-options.js'

const FIELDS: readonly (readonly [field: TemplateField, width: number])[] = [
  ['firstName', 16],
  ['surname', 18],
  ['email', 32],
  ['department', 20],
  ['landline', 19],
  ['mobile', 19],
  ['license', 22],
  ['removeLicense', 22],
  ['assignmentDate', 18],
  ['onboardingEmail', 19],
]

/** The columns of a template, from left to right. */
export function templateColumns(
  words: SheetWords,
  options: TemplateOptions,
): readonly TemplateColumn[] {
  const leftOut = new Set<string>(options.leaveOut ?? [])
  const fields = FIELDS.filter(([field]) => !leftOut.has(field)).flatMap(([field, width]) => {
    if (options.licenseColumns !== 'by_track' || !/license/i.test(field))
      return [fieldColumn(field, width, words, options)]
    return field === 'license' ? columnsByTrack(words, options) : []
  })
  const place = fields.findIndex(
    ({ target }) =>
      target === 'landline' ||
      target === 'mobile' ||
      target === 'license' ||
      isLicenseColumn(target),
  )
  const attributes = (options.attributes ?? []).map((attribute) =>
    attributeColumn(attribute, words),
  )
  const columns =
    place < 0
      ? [...fields, ...attributes]
      : [...fields.slice(0, place), ...attributes, ...fields.slice(place)]
  return options.users === undefined ? columns : [...columns, ...shownColumns(words), versionColumn]
}

function fieldColumn(
  field: TemplateField,
  width: number,
  words: SheetWords,
  options: TemplateOptions,
): TemplateColumn {
  const values = valuesOf(field, words, options)
  const format = field === 'assignmentDate' ? 'date' : 'text'
  return {
    target: field,
    words: withExample(words.fields[field], field === 'license' ? values?.[0] : undefined),
    need: needOf(field),
    width,
    format,
    ...(values === undefined ? {} : { values }),
  }
}

/** The first license there is stands as the example. */
function withExample(words: ColumnWords, example: string | undefined): ColumnWords {
  return example === undefined ? words : { ...words, example }
}

function needOf(field: TemplateField): TemplateColumn['need'] {
  if (field === 'email') return 'required'
  return field === 'firstName' || field === 'surname' ? 'required_for_new' : 'optional'
}

function valuesOf(
  field: TemplateField,
  words: SheetWords,
  { licenses, departments }: TemplateOptions,
): readonly string[] | undefined {
  if (field === 'license' || field === 'removeLicense')
    return licenses && licenseNames(licenses).map(({ shown }) => shown)
  if (field === 'department') return departments && [...departments, 'CLEAR']
  return field === 'onboardingEmail' ? [words.yes, words.no] : undefined
}

function attributeColumn(
  { name, headers, type, values: texts }: AttributeColumn,
  words: SheetWords,
): TemplateColumn {
  const values = type === 'yes_no' ? [words.yes, words.no] : texts
  const column = { header: headers?.[0] ?? name, hint: words.attribute, example: values?.[0] ?? '' }
  return {
    target: `attribute:${name}`,
    words: column,
    need: 'optional',
    width: Math.max(14, Math.min(30, column.header.length + 4)),
    format: 'text',
    ...(values === undefined ? {} : { values: [...values, 'CLEAR'] }),
  }
}

function shownColumns({ currentLicenses, otherNumbers }: SheetWords): readonly TemplateColumn[] {
  return [
    {
      target: 'currentLicenses',
      words: currentLicenses,
      need: 'read_only',
      width: 34,
      format: 'text',
    },
    { target: 'otherNumbers', words: otherNumbers, need: 'read_only', width: 30, format: 'text' },
  ]
}

const versionColumn: TemplateColumn = {
  target: 'version',
  words: { header: VERSION_HEADER, hint: '', example: '' },
  need: 'hidden',
  width: 20,
  format: 'text',
}
