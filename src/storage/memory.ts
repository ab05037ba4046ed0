import { SeatlineError } from '../core/errors.js'
import type { OrganizationId } from '../core/ids.js'
import { judgeBatch } from './claims.js'
import { earliestDate } from './date-index.js'
import { acknowledge, claim, createOutbox, emit, eventsAfter } from './event-streams.js'
import { isDue, processDue } from './memory-due.js'
import { countUsers, listChanges, listUsers, pick } from './memory-listing.js'
import { appendEvents, applyWrite, claimView, createPartition, seatCount, streamOf, type Partition } from './partition.js'
import type { CommitResult, SeatlineStore } from './port.js'
import { withReached } from './reached.js'

/**
 * Makes a store that keeps everything in memory: for tests, for trying things out, and as the model of what a store does.
 *
 * Each organization has a partition of its own. Each call does its work in one tick, so that no other sees it half done.
 * Records are kept as they are given, and must not be changed afterwards.
 *
 * @example Nothing is there at first
 * ```ts
 * await memoryStore().dueOrganizations({ onOrBefore: parseCalendarDate('2027-03-01'), limit: 10 }) // => []
 * ```
 * @public
 */
export function memoryStore(): SeatlineStore {
  const partitions = new Map<OrganizationId, Partition>()
  const outbox = createOutbox()
  let closed = false
  /** What an organization has; nothing, for one that is not there. */
  const of = (organization: OrganizationId): Partition => {
    if (closed) throw new SeatlineError('store_closed', 'The store is closed. Open a new one.', { store: 'memory' })
    return partitions.get(organization) ?? createPartition()
  }
  const writing = (organization: OrganizationId): Partition => {
    const partition = of(organization)
    partitions.set(organization, partition)
    return partition
  }

  return resolved({
    migrate: () => undefined,
    close: () => {
      closed = true
    },

    loadOrganization: (organization) => of(organization).organization,
    saveOrganization: (record, expected, events) => {
      const before = of(record.id).organization
      if ((before?.revision ?? null) !== expected) return 'stale'
      const partition = writing(record.id)
      partition.organization = before === null ? record : withReached(record, before.reached)
      appendEvents(partition, outbox, null, events)
      return 'written'
    },

    loadUsers: (organization, users) => users.map((id) => of(organization).users.get(id)?.record ?? null),
    findUsers: (organization, { emails = [], numbers = [] }) => {
      const partition = of(organization)
      return { emails: pick(partition.emails, emails), numbers: pick(partition.numbers, numbers) }
    },
    listUsers: (organization, page) => listUsers(of(organization), page),
    countUsers: (organization, filter) => countUsers(of(organization), filter),
    listChanges: (organization, page) => listChanges(of(organization), page),
    countSeats: (organization, licenses, through) => licenses.map((license) => seatCount(of(organization), license, through)),

    commit: (batch) => {
      const partition = writing(batch.organization)
      const before = batch.key === undefined ? undefined : partition.answers.get(batch.key)
      if (before !== undefined) return before
      const outcomes = judgeBatch(batch, claimView(partition))
      batch.writes.forEach((write, index) => {
        if (outcomes[index]?.status === 'written') applyWrite(partition, outbox, write)
      })
      const refused = batch.mode === 'all' && outcomes.some(({ status }) => status !== 'written')
      if (batch.key !== undefined && !refused) partition.answers.set(batch.key, { outcomes, replayed: batch.reply ?? '' })
      return { outcomes, replayed: null } satisfies CommitResult
    },
    processDue: (request) => processDue(of(request.organization), outbox, request),
    saveJudgments: (organization, judgments) => {
      const { users } = of(organization)
      const current = judgments.filter(({ user, revision }) => users.get(user)?.record.revision === revision)
      for (const { user, judgment } of current) {
        const { judgment: _before, ...stored } = users.get(user)! // it was there a moment ago
        users.set(user, judgment === null ? stored : { ...stored, judgment })
      }
      return current.length
    },
    dueOrganizations: ({ onOrBefore, after = '', limit }) => {
      of('' as OrganizationId) // refuses when closed
      return [...partitions.values()]
        .flatMap(({ organization, due }) => (organization !== null && isDue(earliestDate(due), onOrBefore) ? [organization] : []))
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
    },

    readEvents: (organization, user, { after = 0, limit }) => {
      const stream = of(organization).streams.get(user)
      return stream === undefined ? [] : eventsAfter(stream, after, limit)
    },
    rewriteEvents: (organization, user, events) => {
      const partition = writing(organization)
      const stream = streamOf(partition, user)
      stream.events = []
      emit(outbox, stream, events)
    },
    claimEvents: ({ now, leaseUntil, limit }) => claim(outbox, now, leaseUntil, limit),
    acknowledgeEvents: (receipts) => {
      for (const receipt of receipts) acknowledge(outbox, receipt)
    },
  })
}

/** The methods of the port, answered at once. */
type Immediate = { readonly [M in keyof SeatlineStore]: (...args: Parameters<SeatlineStore[M]>) => Awaited<ReturnType<SeatlineStore[M]>> }

/** Lets every method answer with a promise, which is rejected where the method throws. */
function resolved(methods: Immediate): SeatlineStore {
  const entries = Object.entries(methods).map(([name, method]) => [
    name,
    // eslint-disable-next-line @typescript-eslint/require-await -- async turns what is thrown into a rejection
    async (...args: unknown[]) => (method as (...args: unknown[]) => unknown)(...args),
  ])
  return Object.fromEntries(entries) as SeatlineStore // the same names, with promises
}
