import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { programsOf } from './program.js'
import { run } from './run.js'
import { typeFaults } from './type-check.js'

const paths = [
  ...['README.md'].filter((path) => existsSync(path)),
  ...filesUnder('docs', '.md').filter((path) => !path.startsWith(join('docs', 'api'))),
  ...filesUnder('src', '.ts'),
]
const programs = paths.flatMap((path) => programsOf(path, readFileSync(path, 'utf8')))
const faults = typeFaults(programs)

describe.each(programs)('$name', (program) => {
  test('has the types it needs', () => expect(faults.get(program.name)).toEqual([]))
  test.runIf(program.run !== '')('does what it says', () => run(program))
})

function filesUnder(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort()
}
