import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { fileStore } from '../../../examples/stores/file-store.js'
import { memoryStore } from '../../../src/index.js'
import { describeOwnership } from '../../support/own-answers.js'

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seatline-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describeOwnership('the memory store', () => Promise.resolve(memoryStore()))
describeOwnership('the file store of the examples', () =>
  fileStore(join(folder, `${++files}.journal`)),
)
