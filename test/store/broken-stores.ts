import type { OrganizationId } from '../../src/core/ids.js'
import type { OrganizationRecord } from '../../src/core/organization.js'
import { memoryStore } from '../../src/storage/memory.js'
import type { CalendarDate } from '../../src/core/calendar-date.js'
import type { UserJudgment } from '../../src/storage/judgments.js'
import type { Answer, Batch, SeatlineStore, StoredUser, UserWrite } from '../../src/storage/port.js'
import { anOrganization } from '../../src/store/contract/samples.js'
import type { UserRecord } from '../../src/timeline/record/record.js'

/** A store that is wrong on purpose, and the case that must find it out. */
export interface BrokenStore {
  readonly fault: string
  readonly caughtBy: string
  readonly open: () => SeatlineStore
}

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A memory store of which some methods are replaced. */
function broken(
  fault: string,
  caughtBy: string,
  change: (right: SeatlineStore) => Partial<SeatlineStore>,
): BrokenStore {
  const open = () => {
    const right = memoryStore()
    return { ...right, ...change(right) }
  }
  return { fault, caughtBy, open }
}

/** A store that writes something else than it was given. */
function writing(
  fault: string,
  caughtBy: string,
  change: (record: UserRecord) => UserRecord,
): BrokenStore {
  const changed = (write: UserWrite): UserWrite =>
    write.kind === 'delete'
      ? write
      : { ...write, user: { ...write.user, record: change(write.user.record) } }
  return broken(fault, caughtBy, (right) => ({
    commit: (batch) => right.commit({ ...batch, writes: batch.writes.map(changed) }),
  }))
}

/** Writes whose expected revision is whatever is there. */
async function forced(right: SeatlineStore, batch: Batch): Promise<Batch> {
  const writes: UserWrite[] = []
  for (const write of batch.writes) {
    const id = write.kind === 'delete' ? write.id : write.user.record.id
    const [there] = await right.loadUsers(batch.organization, [id])
    writes.push(write.kind === 'insert' || !there ? write : { ...write, expected: there.revision })
  }
  return { ...batch, writes }
}

/** A batch that keeps its answers otherwise. */
function withAnswers({ answers, ...batch }: Batch, change: (answer: Answer) => Answer): Batch {
  return answers === undefined
    ? batch
    : { ...batch, answers: { ...answers, answers: answers.answers.map(change) } }
}

/** A store that gives the same open object whenever it is asked the same. */
function givingWhatItKeeps(
  method: 'loadOrganization' | 'loadUsers' | 'listChanges' | 'readEvents',
): BrokenStore {
  return broken(`gives out what it keeps: ${method}`, 'own.got', (right) => {
    const kept = new Map<string, unknown>()
    const ask = (...given: readonly unknown[]) =>
      (right[method] as (...given: readonly unknown[]) => Promise<unknown>)(...given) // what is asked is passed on as it is
    return {
      [method]: async (...given: readonly unknown[]) => {
        const answer = JSON.stringify(await ask(...given))
        const key = JSON.stringify([given, answer])
        kept.set(key, kept.get(key) ?? JSON.parse(answer))
        return kept.get(key)
      },
    }
  })
}

/** Everybody of an organization who was judged, with all that is stored. */
function everybody(right: SeatlineStore, organization: OrganizationId) {
  return right.listStale({ organization, basis: '', today: START }, 1e6)
}

const idOf = ({ record }: StoredUser) => record.id

/** A store that compares judgments with something else than is there. */
function comparing(
  fault: string,
  what: string,
  change: (judgment: UserJudgment, there: StoredUser | undefined) => UserJudgment,
): BrokenStore {
  return broken(fault, `judgments.compared.${what}`, (right) => ({
    saveJudgments: async (batch) => {
      const there = await everybody(right, batch.organization)
      const judgments = batch.judgments.map((one) =>
        change(
          one,
          there.find((user) => idOf(user) === one.user),
        ),
      )
      return right.saveJudgments({ ...batch, judgments })
    },
  }))
}

const ACME = anOrganization('acme')
const START = '2027-01-01' as CalendarDate // it is one

const yesterday = (text: string) =>
  new Date(Date.parse(text) - 3_600_000).toISOString().slice(0, 10)

export const brokenStores: readonly BrokenStore[] = [
  broken('lost update: the last writer wins', 'concurrency.one_user', (right) => ({
    commit: async (batch) => right.commit(await forced(right, batch)),
  })),
  broken('replaces a record of any revision', 'commit.stale_replace', (right) => ({
    commit: async (batch) => right.commit(await forced(right, batch)),
  })),
  broken('dirty read: shows what is not committed yet', 'concurrency.all_seen_whole', (right) => {
    let dirty: readonly UserRecord[] = []
    return {
      commit: async (batch) => {
        dirty = batch.writes.flatMap((write) =>
          write.kind === 'delete' ? [] : [write.user.record],
        )
        await tick()
        dirty = []
        return right.commit(batch)
      },
      loadUsers: async (organization, users) =>
        (await right.loadUsers(organization, users)).map(
          (record) => dirty.find(({ id }) => id === record?.id) ?? record,
        ),
    }
  }),
  broken('writes an `all` batch in parts', 'concurrency.all_seen_whole', (right) => ({
    commit: async (batch) => {
      const outcomes = []
      for (const write of batch.writes) {
        outcomes.push(...(await right.commit({ ...batch, mode: 'each', writes: [write] })).outcomes)
        await tick()
      }
      return { outcomes, refused: null }
    },
  })),
  broken('takes `all` for `each`', 'commit.all', (right) => ({
    commit: (batch) => right.commit({ ...batch, mode: 'each' }),
  })),
  broken('leaking organization: lists those of others', 'organization.lists_own_only', (right) => ({
    listUsers: async (organization, page) => [
      ...(await right.listUsers(organization, page)),
      ...(await right.listUsers('other' as OrganizationId, page)), // an id of the contract
    ],
  })),
  broken(
    'leaking organization: one user under an id in all of them',
    'organization.same_ids',
    (right) => ({
      loadUsers: (_, users) => right.loadUsers('acme' as OrganizationId, users), // an id of the contract
    }),
  ),
  broken('keeps answers without the organization', 'answers.own', (right) => {
    const answered = new Set<string>()
    return {
      commit: async (batch) => {
        const { key = '' } = batch.answers ?? {}
        if (answered.has(key))
          return { outcomes: batch.writes.map(() => ({ status: 'skipped' })), refused: 'answered' }
        answered.add(key)
        return right.commit(batch)
      },
    }
  }),
  broken('ignores answers', 'answers.first_wins', (right) => ({
    commit: ({ answers: _answers, ...batch }) => right.commit(batch),
  })),
  broken('ignores what an answer is about', 'answers.added', (right) => {
    const one = ({ answers, ...batch }: Batch): Batch =>
      answers === undefined
        ? batch
        : {
            ...batch,
            answers: {
              ...answers,
              answers: answers.answers.map((of) => ({ ...of, subject: 's' })),
            },
          }
    return { commit: (batch) => right.commit(one(batch)) }
  }),
  broken('keeps answers of writes that were refused', 'answers.of_written', (right) => ({
    commit: (batch) => right.commit(withAnswers(batch, (answer) => ({ ...answer, write: null }))),
  })),
  broken('lets the last answer win', 'answers.first_wins', (right) => {
    const late = new Map<string, string>()
    return {
      commit: async (batch) => {
        for (const { subject, reply } of batch.answers?.answers ?? []) late.set(subject, reply)
        return right.commit(batch)
      },
      loadAnswers: async (organization, key, subjects) => {
        const kept = await right.loadAnswers(organization, key, subjects)
        return (
          kept && {
            ...kept,
            replies: new Map(
              [...kept.replies.keys()].map((subject) => [subject, late.get(subject) ?? '']),
            ),
          }
        )
      },
    }
  }),
  broken('binds the key of an `all` batch that was refused', 'answers.all_refused', (right) => ({
    commit: async (batch) => {
      const result = await right.commit(batch)
      const refused =
        result.outcomes.some(({ status }) => status !== 'written') && result.refused === null
      if (refused)
        await right.commit({
          ...withAnswers(batch, (answer) => ({ ...answer, write: null })),
          writes: [],
        })
      return result
    },
  })),
  broken('ignores what a key is bound to', 'answers.other_request', (right) => ({
    commit: (batch) =>
      right.commit(batch.answers ? { ...batch, answers: { ...batch.answers, hash: 'h' } } : batch),
  })),
  broken('takes a key in any case', 'answers.unknown', (right) => ({
    commit: (batch) =>
      right.commit(
        batch.answers
          ? { ...batch, answers: { ...batch.answers, key: batch.answers.key.toLowerCase() } }
          : batch,
      ),
    loadAnswers: (organization, key, subjects) =>
      right.loadAnswers(organization, key.toLowerCase(), subjects),
  })),
  broken('forgets requests by their last answers', 'answers.forgotten', (right) => ({
    forgetAnswers: (organization, before) =>
      right.forgetAnswers(organization, before.replace('-02-01', '-01-01') as typeof before),
  })),
  broken('never forgets an answer', 'answers.forgotten', () => ({
    forgetAnswers: () => Promise.resolve(1),
  })),
  broken('looks answers up, and then commits', 'concurrency.one_key', (right) => ({
    commit: async ({ answers, ...batch }) => {
      const kept = answers && (await right.loadAnswers(batch.organization, answers.key, ['s0']))
      await tick()
      if (kept?.replies.size)
        return { outcomes: batch.writes.map(() => ({ status: 'skipped' })), refused: 'answered' }
      return right.commit(batch)
    },
  })),
  broken('binds a key, and then commits', 'concurrency.two_requests', (right) => ({
    commit: async (batch) => {
      const { answers, organization } = batch
      const kept = answers && (await right.loadAnswers(organization, answers.key, []))
      await tick()
      if (kept && kept.hash !== answers.hash) return right.commit(batch)
      return right.commit(
        answers
          ? { ...batch, answers: { ...answers, key: `${answers.key} ${answers.hash}` } }
          : batch,
      )
    },
  })),
  broken(
    'deletes the record of an organization, and leaves its users',
    'organization.deleted',
    (right) => {
      const deleted = new Set<OrganizationId>()
      return {
        deleteOrganization: (organization) => (
          deleted.add(organization),
          Promise.resolve('deleted' as const)
        ),
        loadOrganization: async (organization) =>
          deleted.has(organization) ? null : right.loadOrganization(organization),
      }
    },
  ),
  broken('deletes an organization of any revision', 'organization.deleted', (right) => ({
    deleteOrganization: async (organization, _expected, event) =>
      right.deleteOrganization(
        organization,
        (await right.loadOrganization(organization))?.revision ?? 0,
        event,
      ),
  })),
  broken('deletes an organization without a word', 'organization.deleted_told', (right) => ({
    deleteOrganization: async (organization, expected, event) => {
      const outcome = await right.deleteOrganization(organization, expected, event)
      const claimed = await right.claimEvents({
        now: '2027-01-01T01:59:00.000Z',
        leaseUntil: '2027-01-01T01:59:30.000Z',
        limit: 9,
      })
      await right.acknowledgeEvents(claimed.map(({ receipt }) => receipt))
      return outcome
    },
  })),
  broken('writes to organizations that are not there', 'organization.commit_unknown', (right) => ({
    commit: async (batch) => {
      await right.saveOrganization({ ...ACME, id: batch.organization }, null, [])
      return right.commit(batch)
    },
  })),
  broken('lists one page of organizations', 'organization.list', (right) => ({
    listOrganizations: ({ limit }) => right.listOrganizations({ limit }),
  })),
  broken(
    'lets whoever asks first have a seat that is due to another',
    'due.nobody_asked',
    (right) => ({
      processDue: (request) =>
        request.users?.length === 0
          ? Promise.resolve({ settled: 0, stale: 0, more: false })
          : right.processDue(request),
    }),
  ),
  broken('takes no users for all of them', 'due.nobody_asked', (right) => ({
    processDue: ({ users, ...request }) =>
      right.processDue(users === undefined || users.length === 0 ? request : { ...request, users }),
  })),
  broken('double delivery: forgets leases', 'outbox.order', (right) => ({
    claimEvents: (request) => right.claimEvents({ ...request, now: '9999-01-01T00:00:00.000Z' }),
  })),
  broken('double delivery: settles from a snapshot', 'due.workers', (right) => ({
    processDue: async ({ decide, ...request }) => {
      let writes: ReturnType<typeof decide> = []
      const { more } = await right.processDue({
        ...request,
        decide: (question) => ((writes = decide(question)), []),
      })
      await tick()
      await right.commit(
        await forced(right, {
          organization: request.organization,
          mode: 'each',
          seatLimits: {},
          writes,
        }),
      )
      const left = await right.processDue({ ...request, decide: () => [] })
      return { settled: writes.length, stale: 0, more: more && left.more }
    },
  })),
  broken(
    'lost update: settles over what was written in between',
    'due.workers_and_writers',
    (right) => ({
      processDue: async ({ decide, ...request }) => {
        let writes: ReturnType<typeof decide> = []
        await right.processDue({
          ...request,
          decide: (question) => ((writes = decide(question)), []),
        })
        await tick()
        await right.commit(
          await forced(right, {
            organization: request.organization,
            mode: 'each',
            seatLimits: {},
            writes,
          }),
        )
        return { settled: writes.length, stale: 0, more: writes.length > 0 }
      },
    }),
  ),
  broken('takes acknowledgment as read: no redelivery', 'outbox.redelivery', (right) => ({
    claimEvents: async (request) => {
      const claimed = await right.claimEvents(request)
      await right.acknowledgeEvents(claimed.map(({ receipt }) => receipt))
      return claimed
    },
  })),
  broken('gives out the later events of a user too early', 'outbox.order', (right) => ({
    claimEvents: async (request) => {
      const claimed = await right.claimEvents(request)
      await right.acknowledgeEvents(claimed.map(({ receipt }) => receipt))
      return [...claimed, ...(await right.claimEvents(request))]
    },
  })),
  broken('wrong order: lists users as people sort names', 'pages.users', (right) => ({
    listUsers: async (organization, { after, limit, ...filter }) => {
      const sorted = [...(await right.listUsers(organization, { ...filter, limit: 1e6 }))].sort(
        (a, b) => a.id.localeCompare(b.id),
      )
      return sorted.slice(sorted.findIndex(({ id }) => id === after) + 1).slice(0, limit)
    },
  })),
  broken('pages by offset', 'pages.users_under_writes', (right) => {
    let offset = 0
    return {
      listUsers: async (organization, { after, limit, ...filter }) => {
        offset = after === undefined ? 0 : offset
        const page = (await right.listUsers(organization, { ...filter, limit: 1e6 })).slice(
          offset,
          offset + limit,
        )
        offset += limit
        return page
      },
    }
  }),
  broken('lists changes by their own dates', 'pages.changes', (right) => ({
    listChanges: async (organization, page) =>
      (await right.listChanges(organization, page)).map((listed) => ({
        ...listed,
        effectiveDate: listed.change.ownDate,
      })),
  })),
  broken('wrong order: settles by the first time they asked', 'due.seat_asked_again', (right) => {
    const asked = ({ changes }: UserRecord) => changes.map(({ created }) => created).sort()[0] ?? ''
    return {
      processDue: ({ decide, ...request }) =>
        right.processDue({
          ...request,
          limit: 1e6,
          decide: (question) =>
            decide({
              ...question,
              users: [...question.users].sort((a, b) => (asked(a) < asked(b) ? -1 : 1)),
            }),
        }),
    }
  }),
  broken('wrong order: settles seat takers by id', 'due.seat_order', (right) => ({
    processDue: ({ decide, ...request }) =>
      right.processDue({
        ...request,
        limit: 1e6,
        decide: (question) =>
          decide({
            ...question,
            users: [...question.users].sort((a, b) => (a.id < b.id ? -1 : 1)),
          }),
      }),
  })),
  broken('wrong order: keeps the line of the first batch', 'due.seat_batches', (right) => {
    let line: readonly string[] = []
    return {
      processDue: ({ decide, limit, ...request }) =>
        right.processDue({
          ...request,
          limit: 1e6,
          decide: (question) => {
            const users = [...question.users]
            if (line.length === 0) line = users.map(({ id }) => id)
            users.sort((a, b) => (line.indexOf(a.id) + 1 || 1e6) - (line.indexOf(b.id) + 1 || 1e6))
            return decide({ ...question, users: users.slice(0, limit) })
          },
        }),
    }
  }),
  broken('settles more than asked for', 'due.limit', (right) => ({
    processDue: (request) => right.processDue({ ...request, limit: request.limit * 2 }),
  })),
  broken('counts one page of users', 'pages.count', (right) => ({
    countUsers: async (organization, filter) =>
      (await right.listUsers(organization, { ...filter, limit: 10 })).length,
  })),
  broken('leaking organization: counts users of all', 'pages.count', (right) => ({
    countUsers: (_, filter) => right.countUsers('acme' as OrganizationId, filter), // an id of the contract
  })),
  broken('forgets what users were judged to be', 'judgments.written', (right) => ({
    listUsers: (organization, { outOfCompliance: _out, willFail: _fail, ...page }) =>
      right.listUsers(organization, page),
  })),
  broken('takes what was right for what is right', 'judgments.stale', (right) => ({
    listStale: (question, limit) => right.listStale({ ...question, today: START }, limit),
  })),
  broken('lists all stale judgments at once', 'judgments.stale', (right) => ({
    listStale: (question) => right.listStale(question, 1e6),
  })),
  broken('counts stale judgments of one organization', 'judgments.stale_of_each', (right) => ({
    countStale: (questions) =>
      right.countStale(
        questions.map((one) => ({ ...one, organization: questions[0]!.organization })),
      ),
  })),
  broken('has a new revision for a judgment', 'judgments.saved', (right) => ({
    saveJudgments: async (batch) => {
      const outcome = await right.saveJudgments(batch)
      const { organization } = batch
      for (const { record, ...user } of await everybody(right, organization)) {
        const next = { ...record, revision: record.revision + 1 }
        const write = { kind: 'replace', user: { ...user, record: next }, events: [] } as const
        const writes = [{ ...write, expected: record.revision }]
        await right.commit({ organization, mode: 'each', seatLimits: {}, writes })
      }
      return outcome
    },
  })),
  broken('tells nobody what has turned', 'judgments.saved', (right) => ({
    saveJudgments: (batch) => right.saveJudgments({ ...batch, told: null }),
  })),
  broken('leaves bookings as they were', 'judgments.saved', (right) => ({
    saveJudgments: (batch) =>
      right.saveJudgments({
        ...batch,
        judgments: batch.judgments.map((one) => ({
          ...one,
          judgment: one.judgment && { ...one.judgment, bookings: one.before?.bookings ?? [] },
        })),
      }),
  })),
  comparing('writes judgments of records that are others by now', 'user', (one, there) => ({
    ...one,
    revision: there?.record.revision ?? one.revision,
  })),
  comparing('writes judgments over newer ones', 'judgment', (one, there) => ({
    ...one,
    before: there?.judgment ?? null,
  })),
  comparing('compares judgments by what they rest on', 'bookings', (one, there) => ({
    ...one,
    before: one.before?.basis === there?.judgment?.basis ? (there?.judgment ?? null) : one.before,
  })),
  broken('tells any organization', 'judgments.compared.organization', (right) => ({
    saveJudgments: async ({ told, ...batch }) => {
      const there = await right.loadOrganization(batch.organization)
      const expected = there?.revision ?? 0
      return right.saveJudgments({ ...batch, told: told && { ...told, expected } })
    },
  })),
  broken('writes judgments of those who are there', 'judgments.compared.nobody', (right) => ({
    saveJudgments: async (batch) => {
      const there = new Set((await everybody(right, batch.organization)).map(idOf))
      const judgments = batch.judgments.filter(({ user }) => there.has(user))
      return right.saveJudgments({ ...batch, judgments })
    },
  })),
  broken('leaking organization: writes judgments of all', 'judgments.own', (right) => ({
    saveJudgments: async (batch) => {
      for (const { id } of await right.listOrganizations({ limit: 9 }))
        if (id !== batch.organization) await right.saveJudgments({ ...batch, organization: id })
      return right.saveJudgments(batch)
    },
  })),
  broken('looks at judgments, and then writes them', 'judgments.once', (right) => ({
    saveJudgments: async (batch) => {
      const { organization, judgments, told } = batch
      const seen = new Map(
        (await everybody(right, organization)).map((user) => [idOf(user), user.judgment]),
      )
      const isCurrent = judgments.every(
        ({ user, before }) => JSON.stringify(seen.get(user)) === JSON.stringify(before),
      )
      await tick()
      if (!isCurrent) return 'stale'
      const there = new Map(
        (await everybody(right, organization)).map((user) => [idOf(user), user.judgment ?? null]),
      )
      const expected = (await right.loadOrganization(organization))?.revision ?? 0
      return right.saveJudgments({
        organization,
        judgments: judgments.map((one) => ({ ...one, before: there.get(one.user) ?? null })),
        told: told && { ...told, expected },
      })
    },
  })),
  broken('takes what is wanted for what is booked', 'seats.wanted', (right) => ({
    countSeats: async (organization, licenses, through) =>
      (await right.countSeats(organization, licenses, through)).map((count) => ({
        ...count,
        toBeTaken: count.wanted,
      })),
  })),
  broken('takes what is booked for what is wanted', 'seats.wanted', (right) => ({
    countSeats: async (organization, licenses, through) =>
      (await right.countSeats(organization, licenses, through)).map((count) => ({
        ...count,
        wanted: count.toBeTaken,
      })),
  })),
  broken('lists bookings by date', 'seats.by_date', (right) => ({
    listBookings: async (organization, licenses) =>
      [...(await right.listBookings(organization, licenses))].sort((a, b) =>
        a.date < b.date ? -1 : 1,
      ),
  })),
  broken('nets what is taken and freed on a date', 'seats.by_date', (right) => ({
    listBookings: async (organization, licenses) =>
      (await right.listBookings(organization, licenses)).map((one) => ({
        ...one,
        taken: Math.max(0, one.taken - one.freed),
        freed: Math.max(0, one.freed - one.taken),
      })),
  })),
  broken('ignores seat limits', 'seats.limit', (right) => ({
    commit: (batch) => right.commit({ ...batch, seatLimits: {} }),
  })),
  broken('counts seats, and then commits', 'concurrency.last_seats', (right) => ({
    commit: async (batch) => {
      const counts = await right.countSeats(
        batch.organization,
        Object.keys(batch.seatLimits),
        '2027-01-01' as never,
      ) // any date
      await tick()
      const full = counts.some(
        ({ license, held }) => held >= (batch.seatLimits[license] ?? Infinity),
      )
      return right.commit(full ? batch : { ...batch, seatLimits: {} })
    },
  })),
  broken('counts bookings of every date', 'seats.booked', (right) => ({
    countSeats: (organization, licenses) =>
      right.countSeats(organization, licenses, '9999-12-31' as never), // a date of the right shape
  })),
  broken('uses the ids of deleted users again', 'commit.id_never_again', (right) => ({
    commit: async (batch) => {
      const result = await right.commit(batch)
      const ids = batch.writes.map((write) =>
        write.kind === 'delete' ? write.id : write.user.record.id,
      )
      const there = await right.loadUsers(batch.organization, ids)
      const outcomes = result.outcomes.map((outcome, index) =>
        outcome.status === 'id_taken' && there[index] === null
          ? ({ status: 'written' } as const)
          : outcome,
      )
      return { ...result, outcomes }
    },
  })),
  broken('forgets history', 'events.pages', (right) => ({
    readEvents: async (...[organization, user, page]) =>
      (await right.readEvents(organization, user, page)).slice(-5),
  })),
  broken('does not rewrite history', 'events.kept', () => ({
    rewriteEvents: () => Promise.resolve(),
  })),
  broken('lets the date of an organization go back', 'organization.reached_never_back', (right) => {
    let reached: Partial<{ reached: never }> = {}
    return {
      processDue: (request) => {
        reached = { reached: request.today as never } // kept as it came
        return right.processDue(request)
      },
      loadOrganization: async (organization) => {
        const record = await right.loadOrganization(organization)
        return record && { ...record, ...reached }
      },
    }
  }),
  broken('answers after it was closed', 'store.closed', () => ({ close: () => Promise.resolve() })),
  broken('keeps organizations as they were given', 'own.given', (right) => {
    let kept: OrganizationRecord | null = null
    return {
      saveOrganization: (record, ...rest) =>
        right.saveOrganization(structuredClone((kept = record)), ...rest),
      loadOrganization: async (organization) =>
        (await right.loadOrganization(organization)) && kept,
    }
  }),
  broken('keeps what is settled as it was given', 'own.given', (right) => {
    const kept = new Map<string, UserRecord>()
    return {
      processDue: (request) =>
        right.processDue({
          ...request,
          decide: (question) => {
            const writes = request.decide(question)
            for (const { user } of writes) kept.set(user.record.id, user.record)
            return structuredClone(writes)
          },
        }),
      loadUsers: async (organization, ids) => {
        const records = await right.loadUsers(organization, ids)
        return records.map((record, index) => kept.get(ids[index] ?? '') ?? record)
      },
    }
  }),
  givingWhatItKeeps('loadOrganization'),
  givingWhatItKeeps('loadUsers'),
  givingWhatItKeeps('listChanges'),
  givingWhatItKeeps('readEvents'),
  broken('changes records in place', 'record.own_copy', (right) => {
    const kept = new Map<string, UserRecord>()
    const loadUsers: SeatlineStore['loadUsers'] = async (organization, ids) => {
      const records = await right.loadUsers(organization, ids)
      return records.map((record) => {
        if (record === null) return null
        const mine = Object.assign(kept.get(record.id) ?? {}, structuredClone(record))
        kept.set(record.id, mine)
        return mine
      })
    }
    return {
      loadUsers,
      commit: async (batch) => {
        const result = await right.commit(batch)
        const ids = batch.writes.map((write) =>
          write.kind === 'delete' ? write.id : write.user.record.id,
        )
        await loadUsers(batch.organization, ids)
        return result
      },
    }
  }),
  writing('silent truncation of texts', 'record.long_texts', (record) => ({
    ...record,
    firstName: record.firstName.slice(0, 255),
  })),
  writing('silent truncation of lists', 'record.many_changes', (record) => ({
    ...record,
    changes: record.changes.slice(0, 1_000),
  })),
  writing('loses NUL characters', 'record.nul', (record) => ({
    ...record,
    firstName: record.firstName.replaceAll('\u0000', ''),
  })),
  writing('loses half characters', 'record.nul', (record) => ({
    ...record,
    firstName: new TextDecoder().decode(new TextEncoder().encode(record.firstName)),
  })),
  writing('keeps numbers in 32 bits', 'record.sizes', (record) => ({
    ...record,
    revision: record.revision | 0,
  })),
  broken('silent truncation of replies', 'record.sizes', (right) => ({
    commit: (batch) =>
      right.commit(
        withAnswers(batch, (answer) => ({ ...answer, reply: answer.reply.slice(0, 65_535) })),
      ),
  })),
  writing('loses 4-byte characters', 'record.text', (record) => ({
    ...record,
    firstName: record.firstName.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
  })),
  writing('takes null for an empty text', 'record.null_or_absent', (record) => ({
    ...record,
    department: record.department ?? '',
  })),
  writing('moves dates by a time zone', 'record.dates', (record) => ({
    ...record,
    changes: record.changes.map((change) => ({
      ...change,
      ownDate: yesterday(change.ownDate) as never,
    })), // a date of the right shape
  })),
  writing('leaves out facts that end', 'facts.as_written', (record) => ({
    ...record,
    ...(record.facts && { facts: record.facts.filter(({ until }) => until === null) }),
  })),
  writing('keeps a list where there is none', 'facts.as_written', (record) => ({
    ...record,
    facts: record.facts ?? [],
  })),
  broken('takes only changes for what is due', 'facts.due', (right) => ({
    commit: (batch) => right.commit({ ...batch, writes: batch.writes.map(dueByChanges) }),
  })),
  broken('knows only the first date of what is due', 'facts.due', (right) => ({
    processDue: (request) =>
      right.processDue({
        ...request,
        decide: (question) => request.decide(question).map(dueByChanges),
      }),
  })),
  broken('lists users by what their department will be', 'facts.not_yet', (right) => ({
    listUsers: async (organization, { department, ...page }) =>
      (await right.listUsers(organization, page)).filter((record) => {
        const dated = record.facts?.find(({ fact }) => fact === 'department')
        return department === undefined || (dated?.value ?? record.department) === department
      }),
  })),
  broken('judges nobody again whose facts move', 'facts.judged', (right) => ({
    listStale: async (question, limit) =>
      (await right.listStale(question, limit)).filter(({ record }) => record.facts === undefined),
  })),
  broken('gives stale judgments without the facts that turn them', 'facts.judged', (right) => ({
    listStale: async (question, limit) =>
      (await right.listStale(question, limit)).map(({ record, ...user }) => {
        const { facts: _, ...plain } = record
        return { ...user, record: plain }
      }),
  })),
]

/** A write of a user who is due only if a change is. */
function dueByChanges<W extends UserWrite>(write: W): W {
  if (write.kind === 'delete' || write.user.record.changes.length > 0) return write
  return { ...write, user: { ...write.user, nextDue: null } }
}
