import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileStore } from '../../examples/stores/file-store.js'
import type { ImportRow, User } from '../../src/index.js'
import { openPortal } from '../support/portal.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seatline-import-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ROWS = 2_600

const rows = Array.from({ length: ROWS }, (_, index): ImportRow => ({
  row: index + 2,
  email: `u${index}@acme.example`,
  firstName: 'U',
  surname: String(index),
  landline: `+468${1_000_000 + index}`,
  ...(index % 3 === 0 ? { license: 'basic' } : {}),
  ...(index % 3 === 1 ? { license: 'unlimited5g', assignmentDate: '2026-12-01' } : {}),
}))

describe('X4 an import that was killed in the middle', () => {
  test.each([500, 1_500])(
    'after %i rows: confirmed again it gives what one without a crash gives, and doubles nothing',
    async (rowsDone) => {
      const [killed, whole, planFile] = ['killed', 'whole', 'plan'].map((name) =>
        join(folder, `${name}${rowsDone}`),
      ) as [string, string, string]
      const before = await openPortal({ store: await fileStore(killed) })
      await before.acme.settings.setSeatLimit('basic', 700)
      const plan = await before.acme.imports.plan(rows)
      await writeFile(planFile, JSON.stringify(plan))
      await before.store.close()
      await copyFile(killed, whole)
      expect(await confirmUntilKilled(killed, planFile, rowsDone)).toBeLessThan(ROWS)

      const after = await openPortal({ store: await fileStore(killed), organization: 'there' })
      const there = (await everyone(after.acme)).length
      expect(there).toBeGreaterThanOrEqual(rowsDone)
      expect(there).toBeLessThan(ROWS)
      const resumed = await after.acme.imports.confirm(plan)
      const other = await openPortal({ store: await fileStore(whole), organization: 'there' })
      const uninterrupted = await other.acme.imports.confirm(plan)
      expect(resumed).toEqual(uninterrupted)
      expect(resumed.rows.filter(({ status }) => status === 'partial')).toHaveLength(
        plan.rows.filter(({ outcome }) => outcome === 'partial').length,
      )
      expect(await everyone(after.acme)).toEqual(await everyone(other.acme))
      await Promise.all([after.store.close(), other.store.close()])
    },
    120_000,
  )
})

async function everyone(
  acme: Awaited<ReturnType<typeof openPortal>>['acme'],
): Promise<readonly User[]> {
  const users: User[] = []
  for await (const page of acme.users.pages({ limit: 1_000 })) users.push(...page)
  return users
}

/**
 * Confirms in another process, which is killed as soon as it tells of so many rows; gives how far
 * it had come.
 */
async function confirmUntilKilled(store: string, plan: string, rowsDone: number): Promise<number> {
  const script = new URL('../support/confirm-import.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', script, store, plan], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let done = 0
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      done = Math.max(done, ...text.toString().trim().split('\n').map(Number))
      if (done >= rowsDone) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve())
  })
  return done
}
