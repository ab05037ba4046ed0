/** What the laws and samples are given (rule E1). */
import { isCalendarDate } from '../../core/calendar-date.js'
import { list, must, record, type Check, type ChecksOf } from '../../core/check.js'
import type { SampleOptions } from './sample-options.js'

/** The date of what is drawn. */
export const dateCheck: Check = must('a date YYYY-MM-DD', isCalendarDate)

/** How users are drawn. */
export const sampleOptions: ChecksOf<SampleOptions> = { today: dateCheck, attributes: record(list) }
