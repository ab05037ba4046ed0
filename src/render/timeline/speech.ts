/** The words and the language that a timeline speaks with. */
import type { CalendarDate } from '../../core/calendar-date.js'
import { englishConflicts } from '../../words/english/conflicts.js'
import { englishForms } from '../../words/english/forms.js'
import { englishLabels } from '../../words/english/labels.js'
import type { ShownCatalog } from '../../words/language/shown-editions.js'
import { speechOf, type PictureOptions, type Speech } from '../speech.js'

/** The words and the language that a timeline speaks with. */
export type TimelineSpeech = Speech<'conflicts'>

const english = {
  locale: 'en',
  forms: englishForms,
  conflicts: englishConflicts,
  labels: englishLabels,
}

/** Fills what the options leave open. */
export function timelineSpeech(
  options: PictureOptions<'conflicts'>,
  catalog: ShownCatalog,
  today: CalendarDate,
): TimelineSpeech {
  return speechOf(options, catalog, { english, on: today })
}
