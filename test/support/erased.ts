// Erasing people and deleting their organization, in a store of which everything that it keeps can
// be looked at.
import { expect } from 'vitest'
import type { SeatlineStore } from '../../src/index.js'
import {
  doBusily,
  eraseSome,
  marksOf,
  openBusyPortal,
  sameAgain,
  type BusyDeed,
} from './busy-days.js'

const confirm = {
  kind: 'confirm',
  remove: false,
  mode: 'each',
  hinder: 'nothing',
  inDays: 0,
} as const
const steps: readonly BusyDeed[] = [
  { kind: 'number', person: 0, type: 'mobile', place: 1 },
  { kind: 'import', people: [0, 1, 3], license: 'businessMobile', hinder: 'ahead' },
  { ...confirm, users: [0, 1, 2], license: 'businessMobile', hinder: 'two' },
  { ...confirm, users: [0, 2], license: 'unlimited5g', inDays: 1, mode: 'all' },
  { kind: 'rename', person: 0, times: 2 },
  { kind: 'day' },
  { kind: 'number', person: 0, type: 'landline', place: 2 },
]

/**
 * Erases some people after busy days, and then deletes the organization: nothing that they could be
 * known by is left, all else is as it was, and is so when the store is opened again.
 *
 * @param everything - All that is kept, as one text.
 */
export async function expectNothingLeft(
  open: () => Promise<SeatlineStore>,
  everything: () => Promise<string>,
): Promise<void> {
  const store = await open()
  await store.migrate()
  const busy = await openBusyPortal(store)
  for (const step of steps) await doBusily(busy, step)
  const before = await everything()
  for (const who of [0, 1, 2, 3]) expect(before).toContain(marksOf(who)[0])
  const marks = await eraseSome(busy, [0, 3])
  const after = await everything()
  for (const mark of marks) expect(after).not.toContain(mark)
  expect(after).toContain(marksOf(1)[0])
  for (const one of busy.asked) await sameAgain(busy, one)
  const { acme } = busy.portal
  const [users, history] = [await acme.users.list(), await acme.users.history('u0')]
  await store.close()
  const again = await open()
  expect(await again.listUsers('acme' as never, { limit: 9 })).toEqual(
    users.map(({ outOfCompliance: _out, ...record }) => record),
  )
  expect(await again.readEvents('acme' as never, 'u0' as never, { limit: 99 })).toEqual(history)
  const { revision } = (await again.loadOrganization('acme' as never))!
  const event = {
    organization: 'acme',
    user: null,
    number: revision + 1,
    at: '',
    date: '2026-11-02',
    actor: 'eva',
    kind: 'organization_deleted',
  }
  expect(await again.deleteOrganization('acme' as never, revision, event as never)).toBe('deleted')
  const left = await everything()
  for (const mark of [0, 1, 2, 3].flatMap(marksOf)) expect(left).not.toContain(mark)
  await again.close()
  const last = await open()
  expect(await last.loadOrganization('acme' as never)).toBeNull()
  await last.close()
}
