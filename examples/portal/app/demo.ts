import type { ImportRow } from 'seatline'
import type { Portal } from './portal.js'

const FIRST = [
  'Anna',
  'Bo',
  'Cecilia',
  'David',
  'Elin',
  'Fredrik',
  'Gunilla',
  'Henrik',
  'Ida',
  'Johan',
  'Karin',
  'Lars',
  'Maria',
  'Nils',
  'Olivia',
  'Per',
]
const LAST = [
  'Berg',
  'Dahl',
  'Ek',
  'Falk',
  'Gran',
  'Holm',
  'Isaksson',
  'Jonsson',
  'Karlsson',
  'Lind',
  'Nyberg',
  'Ohlin',
  'Persson',
]
const DEPARTMENTS = ['Sales', 'Support', 'Finance', 'Development']

/** Fills an empty organization: users with numbers, some of them with licenses, now and to come. */
export async function seedDemo(
  portal: Portal,
  count: number,
  onProgress: (done: number) => void,
): Promise<void> {
  const { acme } = portal
  const rows = Array.from({ length: count }, (_, index) => rowOf(index))
  await acme.imports.confirm(await acme.imports.plan(rows), {
    onProgress: ({ done }) => onProgress(done),
  })
  await portal.directory.load()
  const [anna] = portal.directory.all().filter(({ email }) => email === 'anna.berg@acme.example')
  if (anna) await seedAnna(portal, anna.id)
  await portal.perform(() => Promise.resolve(), 'all')
}

function rowOf(index: number): ImportRow {
  const firstName = FIRST[index % FIRST.length] ?? ''
  const surname = LAST[index % LAST.length] ?? ''
  const round = Math.floor(index / (FIRST.length * LAST.length))
  const digits = String(1_000_000 + index)
  return {
    row: index + 2,
    firstName,
    surname,
    email: `${firstName}.${surname}${round === 0 ? '' : round + 1}@acme.example`.toLowerCase(),
    department: DEPARTMENTS[index % DEPARTMENTS.length] ?? null,
    ...(index % 5 === 4 ? {} : { landline: `+468${digits}` }),
    ...(index % 3 === 0 ? { mobile: `+4670${digits}` } : {}),
    ...(index % 5 === 4 || index % 4 === 3
      ? {}
      : { license: index % 3 === 0 && index % 2 === 0 ? 'businessMobile' : 'basic' }),
  }
}

/** A user in the middle of things, as on the picture in the README. */
async function seedAnna({ acme, today }: Portal, id: string): Promise<void> {
  const request = async (assign: 'unlimited5g' | 'recording' | 'privacy' | 'roaming', on: string) =>
    acme.confirm(await acme.plan({ users: [id], assign: [assign], on }))
  const later = (days: number) =>
    new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  await request('recording', 'now')
  await request('unlimited5g', later(14))
  await request('privacy', later(42))
  await request('roaming', later(56))
}
