import { assertType, expectTypeOf, test } from 'vitest'
import { describeConflict, labelAction } from '../../src/index.js'
import {
  danish,
  dutch,
  english,
  extendLanguage,
  french,
  frenchConflicts,
  frenchForms,
  german,
  swedish,
  type Language,
} from '../../src/languages/index.js'

test('every language has every section', () => {
  assertType<readonly Language[]>([english, swedish, dutch, german, french])
  expectTypeOf(danish).toEqualTypeOf<Pick<Language, 'sheet'>>()
})

test('a language with a sentence missing does not compile', () => {
  const { no_seat: _left, ...sentences } = english.conflicts.sentences
  // @ts-expect-error -- no_seat is missing
  assertType<Language>({ ...english, conflicts: { ...english.conflicts, sentences } })
  const { today: _out, ...labels } = english.labels
  // @ts-expect-error -- today is missing
  assertType<Language>({ ...english, labels })
})

test('who speaks asks for the sections it needs', () => {
  const little = { locale: 'fr', forms: frenchForms, conflicts: frenchConflicts }
  const conflict = { code: 'license_unknown', license: 'old' } as const
  expectTypeOf(describeConflict(conflict, { language: little })).toBeString()
  // @ts-expect-error -- it has no actions
  labelAction({ kind: 'remove_dependents', licenses: [] }, { language: little })
})

test('some sentences are replaced, of codes that exist', () => {
  expectTypeOf(
    extendLanguage(english, { conflicts: { labels: { no_seat: () => 'full' } } }),
  ).toEqualTypeOf<Language>()
  expectTypeOf(extendLanguage(danish, { sheet: { title: 'Brugere' } })).toEqualTypeOf<
    Pick<Language, 'sheet'>
  >()
  // @ts-expect-error -- there is no such code
  extendLanguage(english, { conflicts: { labels: { no_seats: () => 'full' } } })
})
