import type { SeatlineStore } from 'seatline'
import { forgetAnswers, loadAnswers } from './answers.js'
import { commit, idIn } from './commit.js'
import { answered, lookUp, openDatabase, type Database } from './database.js'
import { dueOrganizations, processDue } from './due.js'
import { countStale, listStale, saveJudgments } from './judgments.js'
import { countSeats, countUsers, listBookings, listChanges, listUsers } from './lists.js'
import { deleteOrganization, listOrganizations } from './organizations.js'
import {
  acknowledgeEvents,
  appendEvents,
  claimEvents,
  readEvents,
  rewriteEvents,
} from './outbox.js'
import type { OrganizationRow, UserRow } from './rows.js'

/**
 * A store in the browser's own database: what is written survives the page, and several tabs may
 * use it at once.
 *
 * Every call is one transaction of IndexedDB, which runs alone among those that write the same
 * tables.
 */
export function indexedDbStore(name: string, factory: IDBFactory = indexedDB): SeatlineStore {
  const database = openDatabase(name, factory)
  const run: Database['run'] = (mode, tables, work) => database.run(mode, tables, work)
  const written = ['users', 'deleted', 'events', 'streams'] as const
  return {
    migrate: () => run('readonly', ['organizations'], () => Promise.resolve()), // opening it brings it up to date
    close: () => database.close(),

    loadOrganization: (id) =>
      run('readonly', ['organizations'], async (tables) => {
        const row = (await answered(tables('organizations').get(id))) as OrganizationRow | undefined
        return row?.record ?? null
      }),
    saveOrganization: (record, expected, events) =>
      run('readwrite', ['organizations', 'events', 'streams'], async (tables) => {
        const row = (await answered(tables('organizations').get(record.id))) as
          OrganizationRow | undefined
        if ((row?.record.revision ?? null) !== expected) return 'stale'
        const reached =
          row !== undefined && row.record.reached > record.reached
            ? row.record.reached
            : record.reached
        tables('organizations').put({
          id: record.id,
          record: { ...record, reached },
        } satisfies OrganizationRow)
        await appendEvents(tables, record.id, null, events)
        return 'written'
      }),
    deleteOrganization: (organization, expected, event) =>
      run('readwrite', [...written, 'answers', 'organizations'], (tables) =>
        deleteOrganization(tables, organization, expected, event),
      ),
    listOrganizations: (page) =>
      run('readonly', ['organizations'], (tables) => listOrganizations(tables, page)),

    loadUsers: (organization, users) =>
      run('readonly', ['users'], async (tables) => {
        const rows = await lookUp(
          users,
          (id) => tables('users').get([organization, id]) as IDBRequest<UserRow | undefined>,
        )
        return users.map((id) => rows.get(id)?.stored.record ?? null)
      }),
    findUsers: (organization, { emails = [], numbers = [] }) =>
      run('readonly', ['users'], async (tables) => {
        const find = async (index: string, names: readonly string[]) => {
          const keys = await lookUp(names, (key) =>
            tables('users').index(index).getKey([organization, key]),
          )
          return new Map(
            [...keys].flatMap(([key, row]) =>
              row === undefined ? [] : [[key, idIn(row)!] as const],
            ),
          )
        }
        const [byEmail, byNumber] = await Promise.all([
          find('email', emails),
          find('numbers', numbers),
        ])
        return { emails: byEmail, numbers: byNumber }
      }),
    listUsers: (organization, page) =>
      run('readonly', ['users'], (tables) => listUsers(tables, organization, page)),
    countUsers: (organization, filter) =>
      run('readonly', ['users'], (tables) => countUsers(tables, organization, filter)),
    listChanges: (organization, page) =>
      run('readonly', ['users'], (tables) => listChanges(tables, organization, page)),
    countSeats: (organization, licenses, through) =>
      run('readonly', ['users'], (tables) => countSeats(tables, organization, licenses, through)),
    listBookings: (organization, licenses) =>
      run('readonly', ['users'], (tables) => listBookings(tables, organization, licenses)),

    commit: (batch) =>
      run('readwrite', [...written, 'answers', 'organizations'], (tables) => commit(tables, batch)),
    loadAnswers: (organization, key, subjects) =>
      run('readonly', ['answers'], (tables) => loadAnswers(tables, organization, key, subjects)),
    forgetAnswers: (organization, before) =>
      run('readwrite', ['answers'], (tables) => forgetAnswers(tables, organization, before)),
    processDue: (request) =>
      run('readwrite', [...written, 'organizations'], (tables) => processDue(tables, request)),
    countStale: (questions) =>
      run('readonly', ['users'], (tables) => countStale(tables, questions)),
    listStale: (question, limit) =>
      run('readonly', ['users'], (tables) => listStale(tables, question, limit)),
    saveJudgments: (batch) =>
      run('readwrite', ['users', 'organizations', 'events', 'streams'], (tables) =>
        saveJudgments(tables, batch),
      ),
    dueOrganizations: (request) =>
      run('readonly', ['organizations', 'users'], (tables) => dueOrganizations(tables, request)),

    readEvents: (organization, user, page) =>
      run('readonly', ['events'], (tables) => readEvents(tables, organization, user, page)),
    rewriteEvents: (organization, user, events) =>
      run('readwrite', ['events', 'streams', 'organizations'], (tables) =>
        rewriteEvents(tables, organization, user, events),
      ),
    claimEvents: (request) =>
      run('readwrite', ['events', 'streams'], (tables) => claimEvents(tables, request)),
    acknowledgeEvents: (receipts) =>
      run('readwrite', ['streams'], (tables) => acknowledgeEvents(tables, receipts)),
  }
}
