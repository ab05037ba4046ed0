import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileStore } from '../../examples/stores/file-store.js'
import type { OrganizationId } from '../../src/index.js'
import { storeContract } from '../../src/store/index.js'
import { openPortal } from '../support/portal.js'

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seatline-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const newFile = () => join(folder, `${++files}.journal`)

const cases = storeContract({
  open: async () => {
    const path = newFile()
    let store = await fileStore(path)
    const reopen = async () => {
      await store.close()
      store = await fileStore(path)
      return store
    }
    return { store, reopen, close: () => store.close() }
  },
})

describe('the file store of the examples keeps the contract', () => {
  for (const { id, title, run } of cases) it(`${id}: ${title}`, () => run(), 60_000)

  it('lacks nothing: every case of the contract is run', () => {
    expect(cases.filter(({ absent }) => absent !== null)).toEqual([])
  })
})

describe('the file store loses nothing that it answered', () => {
  it('a process is killed in the middle of writing: every user whose creation was answered is there', async () => {
    const path = newFile()
    const acknowledged = await killedWhileWriting(path)
    expect(acknowledged.length).toBeGreaterThan(20)
    const store = await fileStore(path)
    const users = await store.listUsers('acme' as OrganizationId, { limit: 100_000 })
    const there = new Set<string>(users.map((user) => user.id))
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
    await store.close()
  }, 60_000)

  it('what only looks whether something is due writes nothing', async () => {
    const path = newFile()
    const store = await fileStore(path)
    const { acme, user } = await openPortal({ store })
    const anna = await user('Anna')
    await acme.settings.setSeatLimit('small', 1)
    const { size } = await stat(path)
    await acme.users.get(anna)
    await acme.users.list()
    expect((await stat(path)).size).toBe(size)
    await store.close()
  })

  it('a torn last line is dropped, and writing goes on after it', async () => {
    const path = newFile()
    const acknowledged = await killedWhileWriting(path)
    await appendFile(path, 'deadbeefdeadbeef {"method":"commit","argum')
    const store = await fileStore(path)
    await store.close()
    const again = await fileStore(path)
    expect(
      (await again.listUsers('acme' as OrganizationId, { limit: 100_000 })).length,
    ).toBeGreaterThanOrEqual(acknowledged.length)
    await again.close()
  }, 60_000)
})

/** Creates users in another process until it is killed; gives the ids that it had been answered. */
async function killedWhileWriting(path: string): Promise<readonly string[]> {
  const writer = new URL('../support/write-users.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', writer, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  await new Promise<void>((done) => {
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString()
      if (output.split('\n').length > 50) child.kill('SIGKILL')
    })
    child.on('exit', () => done())
  })
  return output.split('\n').slice(0, -1) // the last one may be cut
}
