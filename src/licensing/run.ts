import { latestDateOnEarth } from '../core/calendar-date.js'
import { SeatlineError } from '../core/errors.js'
import type { SeatlineEvent } from '../timeline/event.js'
import { todayOf, type Context, type Session } from './context.js'
import { settleOrganization, SYSTEM } from './due.js'

/** Options of `applyDue`. @public */
export interface ApplyDueOptions {
  /** Told after every organization. */
  readonly onProgress?: (progress: { readonly organizations: number; readonly settled: number }) => void
  readonly signal?: AbortSignal
}

/** What `applyDue` did. @public */
export interface ApplyDueResult {
  /** Organizations of which something was settled. */
  readonly organizations: number
  /** Users settled. */
  readonly settled: number
  /** Organizations left for another run, because this one was aborted. */
  readonly left: 'none' | 'some'
}

/** Settles everything whose day has come, in every organization. Any number of workers may do it at the same time. */
export async function applyDue(context: Context, options: ApplyDueOptions = {}): Promise<ApplyDueResult> {
  const onOrBefore = latestDateOnEarth(context.clock())
  let organizations = 0
  let settled = 0
  let after: string | undefined
  for (;;) {
    const page = await context.store.dueOrganizations({ onOrBefore, limit: 100, ...(after === undefined ? {} : { after }) })
    for (const organization of page) {
      if (options.signal?.aborted) return { organizations, settled, left: 'some' }
      const session: Session = { context, organization: organization.id, actor: SYSTEM }
      const count = await settleOrganization(session, { organization, today: todayOf(organization, context.clock()) })
      if (count > 0) organizations++
      settled += count
      options.onProgress?.({ organizations, settled })
    }
    after = page.at(-1)?.id
    if (after === undefined || page.length < 100) return { organizations, settled, left: 'none' }
  }
}

/** Options of `deliverEvents`. @public */
export interface DeliverOptions {
  /** How long a claimed event is kept from other workers, in seconds; 60 by default. */
  readonly leaseSeconds?: number
  /** How many events are claimed at a time; 100 by default. */
  readonly limit?: number
  readonly signal?: AbortSignal
}

/** What `deliverEvents` did. @public */
export interface DeliverResult {
  readonly delivered: number
  /** Events whose handler threw: they come again after their lease, before later ones of the same user. */
  readonly failed: readonly { readonly event: SeatlineEvent; readonly error: unknown }[]
}

/** Claims events, calls the handler, acknowledges: at least once each, in order for each user. */
export async function deliverEvents(
  { store, clock }: Context,
  handler: (event: SeatlineEvent) => void | Promise<void>,
  { leaseSeconds = 60, limit = 100, signal }: DeliverOptions = {},
): Promise<DeliverResult> {
  if (!(leaseSeconds > 0))
    throw new SeatlineError('input_invalid', 'leaseSeconds must be above 0.', {
      issues: [{ path: 'leaseSeconds', message: 'must be above 0' }],
    })
  let delivered = 0
  const failed: { event: SeatlineEvent; error: unknown }[] = []
  for (;;) {
    const now = clock()
    const claimed = await store.claimEvents({
      now: now.toISOString(),
      leaseUntil: new Date(now.getTime() + leaseSeconds * 1_000).toISOString(),
      limit,
    })
    if (claimed.length === 0) return { delivered, failed }
    const done: string[] = []
    const stuck = new Set<string>()
    for (const { receipt, event } of claimed) {
      const stream = `${event.organization} ${event.user ?? ''}`
      if (stuck.has(stream)) continue
      try {
        await handler(event)
        done.push(receipt)
      } catch (error) {
        failed.push({ event, error })
        stuck.add(stream)
      }
    }
    await store.acknowledgeEvents(done)
    delivered += done.length
    if (signal?.aborted) return { delivered, failed }
  }
}
