/**
 * `seatline/languages`: everything that is said, in English, Swedish, Dutch, German and French, and
 * the words for workbooks in Danish, Finnish and Norwegian. Every section of a language stands alone
 * too, for pages that speak little.
 *
 * @packageDocumentation
 */
export { danish } from './danish.js'
export { finnish } from './finnish.js'
export { norwegian } from './norwegian.js'
export { english } from '../words/english/english.js'
export { englishActions } from '../words/english/actions.js'
export { englishConditions } from '../words/english/conditions.js'
export { englishConflicts } from '../words/english/conflicts.js'
export { englishEffects } from '../words/english/effects.js'
export { englishFindings } from '../words/english/findings.js'
export { englishForms } from '../words/english/forms.js'
export { englishIssues } from '../words/english/issues.js'
export { englishLabels } from '../words/english/labels.js'
export { englishSheet } from '../words/english/sheet.js'
export { englishStatus } from '../words/english/status.js'
export { swedish } from './swedish/swedish.js'
export { swedishActions } from './swedish/actions.js'
export { swedishConditions } from './swedish/conditions.js'
export { swedishConflicts } from './swedish/conflicts.js'
export { swedishEffects } from './swedish/effects.js'
export { swedishFindings } from './swedish/findings.js'
export { swedishForms } from './swedish/forms.js'
export { swedishIssues } from './swedish/issues.js'
export { swedishLabels } from './swedish/labels.js'
export { swedishSheet } from './swedish/sheet.js'
export { swedishStatus } from './swedish/status.js'
export { dutch } from './dutch/dutch.js'
export { dutchActions } from './dutch/actions.js'
export { dutchConditions } from './dutch/conditions.js'
export { dutchConflicts } from './dutch/conflicts.js'
export { dutchEffects } from './dutch/effects.js'
export { dutchFindings } from './dutch/findings.js'
export { dutchForms } from './dutch/forms.js'
export { dutchIssues } from './dutch/issues.js'
export { dutchLabels } from './dutch/labels.js'
export { dutchSheet } from './dutch/sheet.js'
export { dutchStatus } from './dutch/status.js'
export { german } from './german/german.js'
export { germanActions } from './german/actions.js'
export { germanConditions } from './german/conditions.js'
export { germanConflicts } from './german/conflicts.js'
export { germanEffects } from './german/effects.js'
export { germanFindings } from './german/findings.js'
export { germanForms } from './german/forms.js'
export { germanIssues } from './german/issues.js'
export { germanLabels } from './german/labels.js'
export { germanSheet } from './german/sheet.js'
export { germanStatus } from './german/status.js'
export { french } from './french/french.js'
export { frenchActions } from './french/actions.js'
export { frenchConditions } from './french/conditions.js'
export { frenchConflicts } from './french/conflicts.js'
export { frenchEffects } from './french/effects.js'
export { frenchFindings } from './french/findings.js'
export { frenchForms } from './french/forms.js'
export { frenchIssues } from './french/issues.js'
export { frenchLabels } from './french/labels.js'
export { frenchSheet } from './french/sheet.js'
export { frenchStatus } from './french/status.js'
export { extendLanguage, type LanguagePart } from '../words/language/extend-language.js'
export type {
  Forms,
  Language,
  LanguageSection,
  LanguageWith,
  StatusNames,
} from '../words/language/language.js'
export type { ActionSentences, ActionTable } from '../words/language/actions.js'
export type { ConditionSentences } from '../words/language/conditions.js'
export type { CauseTable, ConflictSentences, ConflictTable } from '../words/language/conflicts.js'
export type { EffectSentences, OtherChange, OtherSentences } from '../words/language/effects.js'
export type {
  ComparisonSentences,
  FindingParts,
  FindingSentences,
  FindingTable,
} from '../words/language/findings.js'
export type { IssueSentences } from '../words/language/issues.js'
export type { Labels } from '../words/language/labels.js'
export type { LocaleFormats } from '../words/language/locale.js'
export type { Say, SayConflict, Tense } from '../words/language/say.js'
export type { ColumnWords, SheetWords, TemplateField } from '../words/language/sheet.js'
