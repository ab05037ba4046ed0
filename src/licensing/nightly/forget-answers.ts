/** Throws away answers that are older than the portal wants to keep them. */
import { addDays } from '../../core/calendar-date.js'
import { SeatlineError } from '../../core/errors.js'
import { todayOf } from '../session/as-of.js'
import type { ProgressOptions } from '../session/progress.js'
import type { Context } from '../session/session.js'

/** What is called after each organization of which something was forgotten. */
export type ForgetAnswersOptions = ProgressOptions<{
  readonly done: number
  readonly total: null
  readonly organization: string
}>

const PAGE = 100

/**
 * Goes through all organizations. What is forgotten was first answered on a date whose plans are
 * refused as expired by now.
 */
export async function forgetAnswers(
  context: Context,
  options: ForgetAnswersOptions = {},
): Promise<{ readonly forgotten: number }> {
  const { store, clock, keepAnswersDays } = context
  let forgotten = 0
  for (let after = ''; ;) {
    const page = await store.listOrganizations({ after, limit: PAGE })
    for (const organization of page) {
      if (options.signal?.aborted) throw abortedAfter(forgotten)
      const before = addDays(todayOf(organization, clock()), -keepAnswersDays)
      const some = await store.forgetAnswers(organization.id, before)
      forgotten += some
      if (some > 0)
        options.onProgress?.({ done: forgotten, total: null, organization: organization.id })
    }
    if (page.length < PAGE) return { forgotten }
    after = page.at(-1)?.id ?? after
  }
}

function abortedAfter(forgotten: number): SeatlineError {
  const what = forgotten === 1 ? '1 plan or import' : `${forgotten} plans and imports`
  const message = `Aborted after ${what}; they stay forgotten.`
  return new SeatlineError('aborted', message, { done: forgotten })
}
