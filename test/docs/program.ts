import ts from 'typescript'
import { basename, dirname, join } from 'node:path'
import { doors } from '../../doors.js'
import { declaredNames, exportedNames } from '../support/exported-names.js'
import { blocksOf, type Block } from './block.js'
import { ImportList, withoutImports } from './import-list.js'

/**
 * Blocks that are checked and run together. The texts keep every line where it stands in the page,
 * so that what fails is reported at the page's own line; the imports are gathered on the first one.
 */
export interface Program {
  /** `docs/start.md`, or `src/core/errors.ts:72` for a block that stands alone. */
  readonly name: string
  /** A file that does not exist, in the folder of the page. */
  readonly virtualFile: string
  readonly checked: string
  /** The text to run; empty where every block is `no-run`. */
  readonly run: string
}

/**
 * The programs of a Markdown page or of a source file; `path` is relative to the repository, which
 * is the working folder.
 */
export function programsOf(path: string, text: string): readonly Program[] {
  const kind = path.endsWith('.md') ? 'markdown' : 'source'
  const blocks = blocksOf(text, kind)
  const page = blocks.filter(({ scope }) => scope === 'page')
  const alone = blocks.filter(({ scope }) => scope === 'isolated')
  return [
    ...(page.length > 0 ? [programFrom(path, page, '')] : []),
    ...alone.map((block) => programFrom(path, [block], `:${block.fence + 1}`)),
  ]
}

function programFrom(path: string, blocks: readonly Block[], place: string): Program {
  const checked: string[] = []
  const run: string[] = []
  const imports = new ImportList()
  for (const block of blocks) {
    const lines = withoutImports(block.lines.join('\n'), imports).split('\n')
    put(checked, block.fence + 1, lines)
    if (block.run === 'run') put(run, block.fence + 1, lines)
    else if (block.scope === 'page') {
      put(checked, block.fence, ['{'])
      put(checked, block.fence + 1 + lines.length, ['}'])
    }
  }
  if (!path.endsWith('.md')) addNamesInScope(checked.join('\n'), path, imports)
  const first = `${imports.toString()};export {};`
  return {
    name: path + place,
    virtualFile: join(dirname(path), `${basename(path, '.ts')}${place.replace(':', '-')}.block.ts`),
    checked: first + checked.join('\n'),
    run: run.length > 0 ? first + run.join('\n') : '',
  }
}

function put(text: string[], from: number, lines: readonly string[]): void {
  while (text.length < from) text.push('')
  lines.forEach((line, offset) => (text[from + offset] = (text[from + offset] ?? '') + line))
}

/**
 * An example in a source file needs no imports: what its file, its door and the main door export is
 * in scope.
 */
function addNamesInScope(code: string, path: string, imports: ImportList): void {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true)
  const free = identifiersOf(source)
  for (const name of [...source.statements.flatMap(declaredNames), ...imports.names])
    free.delete(name)
  for (const [specifier, file] of placesFor(path)) {
    for (const name of exportedNames(file)) if (free.delete(name)) imports.addNamed(specifier, name)
  }
}

function placesFor(path: string): readonly (readonly [string, string])[] {
  const ownDoor = Object.entries(doors).filter(
    ([, file]) => file !== doors['.'] && path.startsWith(`${dirname(file)}/`),
  )
  return [
    [`./${basename(path, '.ts')}.js`, path],
    ...ownDoor.map(([door, file]) => [`seatline${door.slice(1)}`, file] as const),
    ['seatline', doors['.']],
  ]
}

function identifiersOf(source: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}
