/** A store in memory. */
import { SeatlineError } from '../core/errors.js'
import { deepFreeze } from '../core/frozen.js'
import type { OrganizationId } from '../core/ids.js'
import { unknownOrganization, type OrganizationRecord } from '../core/organization.js'
import { answersToKeep, keepAnswers, refusedByAnswers } from './answers.js'
import { judgeBatch } from './claims.js'
import { firstDate } from './date-index.js'
import {
  acknowledge,
  claim,
  createOutbox,
  dropStream,
  emit,
  eventsAfter,
  type Outbox,
} from './event-streams.js'
import { isDue, processDue } from './memory-due.js'
import { countStale, listStale, saveJudgments } from './memory-judgments.js'
import { countUsers, listChanges, listUsers, pick } from './memory-listing.js'
import {
  appendEvents,
  applyWrite,
  claimView,
  createPartition,
  listBookings,
  seatCount,
  streamOf,
  type Partition,
} from './partition.js'
import type { SeatlineStore } from './port.js'
import { withReached } from './reached.js'

/**
 * Makes a store that keeps everything in memory: for tests, for trying things out, and as the model
 * of what a store does.
 *
 * Each organization has a partition of its own. Each call does its work in one tick, so that no
 * other sees it half done. Records and events that it is given are kept, and frozen with all that
 * is in them: nothing that is kept changes but by a write.
 *
 * @example Nothing is there at first
 * ```ts
 * await memoryStore().dueOrganizations({ onOrBefore: parseCalendarDate('2027-03-01'), limit: 10 }) // => []
 * ```
 * @public
 */
export function memoryStore(): SeatlineStore {
  return storeOn({ partitions: new Map(), outbox: createOutbox() })
}

/** Everything that a memory store keeps. */
export interface Memory {
  readonly partitions: Map<OrganizationId, Partition>
  readonly outbox: Outbox
}

/** A memory store on data that the caller can look at. */
export function storeOn({ partitions, outbox }: Memory): SeatlineStore {
  let closed = false
  /** What an organization has; nothing, for one that is not there. */
  const of = (organization: OrganizationId): Partition => {
    if (closed)
      throw new SeatlineError('store_closed', 'The store is closed. Open a new one.', {
        store: 'memory',
      })
    return partitions.get(organization) ?? createPartition()
  }

  return resolved({
    migrate: () => undefined,
    close: () => {
      closed = true
    },

    loadOrganization: (organization) => of(organization).organization,
    saveOrganization: (record, expected, events) => {
      const partition = of(record.id)
      const before = partition.organization
      if ((before?.revision ?? null) !== expected) return 'stale'
      partitions.set(record.id, partition)
      partition.organization = deepFreeze(
        before === null ? record : withReached(record, before.reached),
      )
      appendEvents(partition, outbox, null, events)
      return 'written'
    },

    deleteOrganization: (organization, expected, event) => {
      const { organization: record, streams } = of(organization)
      if (record?.revision !== expected) return 'stale'
      for (const stream of streams.values()) dropStream(outbox, stream)
      const left = createPartition()
      partitions.set(organization, left)
      appendEvents(left, outbox, null, [event])
      return 'deleted'
    },
    listOrganizations: ({ after = '', limit }) => {
      of('' as OrganizationId) // refuses when closed
      const records = [...partitions.values()].flatMap((partition) => partition.organization ?? [])
      return pageOf(records, after, limit)
    },

    loadUsers: (organization, users) =>
      users.map((id) => of(organization).users.get(id)?.record ?? null),
    findUsers: (organization, { emails = [], numbers = [] }) => {
      const partition = of(organization)
      return { emails: pick(partition.emails, emails), numbers: pick(partition.numbers, numbers) }
    },
    listUsers: (organization, page) => listUsers(of(organization), page),
    countUsers: (organization, filter) => countUsers(of(organization), filter),
    listChanges: (organization, page) => listChanges(of(organization), page),
    countSeats: (organization, licenses, through) =>
      licenses.map((license) => seatCount(of(organization), license, through)),
    listBookings: (organization, licenses) => listBookings(of(organization), licenses),

    commit: (batch) => {
      const partition = of(batch.organization)
      if (partition.organization === null) throw unknownOrganization(batch.organization)
      const { answers } = batch
      const before = answers === undefined ? undefined : partition.answers.get(answers.key)
      const refused = refusedByAnswers(batch, before ?? null)
      if (refused !== null) return refused
      const outcomes = judgeBatch(batch, claimView(partition))
      batch.writes.forEach((write, index) => {
        if (outcomes[index]?.status === 'written') applyWrite(partition, outbox, write)
      })
      if (answers !== undefined)
        keepAnswers(partition.answers, answers, answersToKeep(batch, outcomes))
      return { outcomes, refused: null }
    },
    loadAnswers: (organization, key, subjects) => {
      const request = of(organization).answers.get(key)
      return request === undefined
        ? null
        : { hash: request.hash, replies: pick(request.replies, subjects) }
    },
    forgetAnswers: (organization, before) => {
      const { answers } = of(organization)
      const old = [...answers].filter(([, { date }]) => date < before)
      for (const [key] of old) answers.delete(key)
      return old.length
    },
    processDue: (request) => processDue(of(request.organization), outbox, request),
    countStale: (questions) =>
      questions.map((question) => countStale(of(question.organization), question)),
    listStale: (question, limit) => listStale(of(question.organization), question, limit),
    saveJudgments: (batch) => saveJudgments(of(batch.organization), outbox, batch),
    dueOrganizations: ({ onOrBefore, after = '', limit }) => {
      of('' as OrganizationId) // refuses when closed
      const due = [...partitions.values()].filter((partition) =>
        isDue(firstDate(partition.due), onOrBefore),
      )
      return pageOf(
        due.flatMap(({ organization }) => organization ?? []),
        after,
        limit,
      )
    },

    readEvents: (organization, user, { after = 0, limit }) => {
      const stream = of(organization).streams.get(user)
      return stream === undefined ? [] : eventsAfter(stream, after, limit)
    },
    rewriteEvents: (organization, user, events) => {
      const partition = of(organization)
      if (partition.organization === null) return
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

/** A page of organizations by id. */
function pageOf(
  records: readonly OrganizationRecord[],
  after: string,
  limit: number,
): readonly OrganizationRecord[] {
  const left = records.filter(({ id }) => id > after)
  return left.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)
}

/** The methods of the port, answered at once. */
type Immediate = {
  readonly [M in keyof SeatlineStore]: (
    ...args: Parameters<SeatlineStore[M]>
  ) => Awaited<ReturnType<SeatlineStore[M]>>
}

/** Lets every method answer with a promise, which is rejected where the method throws. */
function resolved(methods: Immediate): SeatlineStore {
  const entries = Object.entries(methods).map(([name, method]) => [
    name,
    // eslint-disable-next-line @typescript-eslint/require-await -- async rejects what is thrown
    async (...args: unknown[]) => (method as (...args: unknown[]) => unknown)(...args),
  ])
  return Object.fromEntries(entries) as SeatlineStore // the same names, with promises
}
