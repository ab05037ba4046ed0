import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { doors } from '../doors.js'

/** Dependencies point to the left only. The doors stand at the right of all of them. */
const order = ['core', 'words', 'requirements', 'catalog', 'timeline', 'storage', 'licensing']
const pure = order.slice(0, order.indexOf('storage'))

/**
 * The rooms of a folder, in order: each imports only itself and those above it. `.` is the folder
 * itself.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  words: ['language', 'english', 'describe'],
  timeline: ['record', 'settle', 'request', 'organization', 'remedies'],
  licensing: [
    'session',
    'writing',
    'events',
    'users',
    'organization',
    'plan',
    'remedies',
    'schedule',
    'imports',
    'nightly',
    '.',
  ],
  analysis: ['solver', '.'],
  excel: [
    'files',
    'files/container',
    'files/xml',
    'files/formats/csv',
    'files/formats/ods',
    'files/formats/xlsx',
    'files/formats/xlsb',
    'files/formats/xls',
    'files/formats',
    'issues',
    'cells',
    'columns',
    'rows',
    'reading',
    'writing',
    'template',
    'hand-back',
    'exports',
  ],
  languages: ['swedish', 'dutch', 'german', 'french', '.'],
  render: ['.', 'catalog', 'comparison', 'conflict-note', 'timeline'],
  store: ['contract'],
  testing: ['random', 'law', 'simulation', 'laws/one-date', 'laws'],
}

interface SourceFile {
  readonly path: string
  readonly folder: string
  /** Below the folder; `.` for the folder itself. */
  readonly room: string
  readonly imports: readonly string[]
  /** Of them, those that are more than types. */
  readonly values: readonly string[]
  readonly syntax: ts.SourceFile
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map(readSource)
const inCore = files.filter(({ folder }) => order.includes(folder))

describe('the house', () => {
  test.each(inCore)('$path depends only on what stands above it', ({ folder, imports, values }) => {
    const below = order.slice(order.indexOf(folder) + 1)
    const seen = folder === 'words' ? values : imports // words speak of everything below, as types
    expect(seen.filter((name) => !isAbove(name, below))).toEqual([])
  })

  test.each(files.filter(({ path }) => !path.endsWith('index.ts')))(
    '$path imports only its own room and those above it',
    ({ folder, room, imports }) => {
      const all = rooms[folder] ?? ['.']
      expect(all).toContain(room)
      const own = imports
        .filter((name) => name.startsWith(`src/${folder}/`))
        .map((name) => roomOf(name))
      expect(own.filter((other) => !all.slice(0, all.indexOf(room) + 1).includes(other))).toEqual(
        [],
      )
    },
  )

  test('rooms are where files are, and every room has some', () => {
    const inhabited = new Set(files.map(({ folder, room }) => `${folder}/${room}`))
    const listed = Object.entries(rooms).flatMap(([folder, all]) =>
      all.map((room) => `${folder}/${room}`),
    )
    expect(listed.filter((room) => !inhabited.has(room))).toEqual([])
  })

  test('no two files import each other, directly or through others, as types or as values', () => {
    expect(circlesIn(files)).toEqual([])
  })

  test.each(files.filter(({ path }) => !path.endsWith('index.ts')))(
    '$path says on top what it does',
    ({ syntax: { text, statements } }) => {
      const isOfFile = /^\/\*\*(?:[^*]|\*(?!\/))+\*\/\n(?:\n|import |export (?:type )?[{*])/.test(
        text,
      )
      const exported = statements.filter((one) => one.getText().startsWith('export '))
      expect(isOfFile || (exported.length === 1 && text.startsWith('/**'))).toBe(true)
    },
  )

  test('what comes due is settled without remedies', () => {
    const settling =
      /^src\/(timeline\/(record|settle|request)|licensing\/(session|writing|events|nightly))\//
    const needy = files.filter(
      ({ path, imports }) =>
        settling.test(path) && imports.some((name) => name.includes('/remedies/')),
    )
    expect(files.filter(({ path }) => settling.test(path)).length).toBeGreaterThan(20)
    expect(needy.map(({ path }) => path)).toEqual([])
  })

  test.each(files.filter(({ folder }) => pure.includes(folder) || folder === 'analysis'))(
    '$path has no clock, no chance and no promise',
    ({ syntax }) => {
      expect(impurities(syntax)).toEqual([])
    },
  )

  test.each(inCore)('$path uses nothing of Node', ({ imports }) => {
    expect(
      imports.filter((name) => name.startsWith('node:') || builtinModules.includes(name)),
    ).toEqual([])
  })

  test('only core/time-zone.ts imports date-fns', () => {
    expect(
      importersOf('date-fns/lightFormat', '@date-fns/tz/date/mini').filter(
        (path) => path !== 'src/core/time-zone.ts',
      ),
    ).toEqual([])
  })

  test('the analysis needs a catalog and words, and nothing else', () => {
    const folders = files
      .filter(({ folder }) => folder === 'analysis')
      .flatMap(({ imports }) => imports.map((name) => name.split('/')[1] ?? name))
    expect(
      folders.filter(
        (folder) => !['analysis', 'core', 'words', 'requirements', 'catalog'].includes(folder),
      ),
    ).toEqual([])
  })

  test('only the Excel door reads spreadsheets by a library', () => {
    const importers = importersOf('xlsx', 'fflate', 'saxes')
    expect(importers.filter((path) => !path.startsWith('src/excel/'))).toEqual([])
  })

  test('only two doors read telephone numbers by a library: Excel and phones', () => {
    const mayLoad = files.filter(({ folder }) => folder === 'numbering' || folder === 'phones')
    const others = importersOf('libphonenumber-js/max', 'libphonenumber-js/core')
    expect(others.filter((path) => !mayLoad.some((file) => file.path === path))).toEqual([])
    const users = files.filter(({ imports }) =>
      imports.some((name) => name.includes('/numbering/')),
    )
    expect([...new Set(users.map(({ folder }) => folder))].sort()).toEqual([
      'excel',
      'numbering',
      'phones',
    ])
  })

  test('a door uses no other door, but for testing, which asks the analysis', () => {
    const folders = Object.values(doors).flatMap((source) => source.split('/').slice(1, -1))
    const crossings = files.flatMap(({ folder, imports }) =>
      imports.map((name) => [folder, name.split('/')[1] ?? ''] as const),
    )
    const crossed = crossings.filter(
      ([from, to]) => folders.includes(from) && folders.includes(to) && from !== to,
    )
    expect([...new Set(crossed.map((pair) => pair.join(' -> ')))]).toEqual(['testing -> analysis'])
  })

  test('languages are nothing but sentences: beside types they import what is their own', () => {
    const sentences = files.filter(({ folder, room }) => folder === 'languages' && room !== '.')
    const helpers = 'src/words/english/row-issues.js'
    const strange = sentences.flatMap(({ room, values }) =>
      values.filter((name) => !name.startsWith(`src/languages/${room}/`) && name !== helpers),
    )
    expect(sentences.length).toBeGreaterThan(30)
    expect(strange).toEqual([])
  })

  test('the core imports no package but zod and date-fns', () => {
    const packages = inCore
      .flatMap(({ imports }) => imports)
      .filter((name) => !name.startsWith('src/'))
    const allowed = ['zod/mini', 'zod/locales', 'date-fns/lightFormat', '@date-fns/tz/date/mini']
    expect([...new Set(packages)].filter((name) => !allowed.includes(name))).toEqual([])
  })
})

describe('the doors', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, unknown>
  }

  test('are the exports of package.json, each format with its own types first', () => {
    const expected = Object.entries(doors).map(([door, source]) => [door, conditionsFor(source)])
    expect(JSON.stringify(manifest.exports)).toBe(
      JSON.stringify({ ...Object.fromEntries(expected), './package.json': './package.json' }),
    )
  })

  test('are what the API pages are made of', () => {
    const { entryPoints } = JSON.parse(readFileSync('typedoc.json', 'utf8')) as {
      entryPoints: readonly string[]
    }
    expect(entryPoints).toEqual(Object.values(doors))
  })
})

function conditionsFor(source: string): object {
  const built = source.replace('src/', './dist/').replace(/\.ts$/, '')
  return {
    import: { types: `${built}.d.ts`, default: `${built}.js` },
    require: { types: `${built}.d.cts`, default: `${built}.cjs` },
  }
}

function readSource(name: string): SourceFile {
  const path = join('src', name)
  const text = readFileSync(path, 'utf8')
  const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  return {
    path,
    folder: name.includes('/') ? (dirname(name).split('/')[0] ?? '') : '',
    room: roomOf(path),
    imports: imports.map((specifier) => resolved(path, specifier)),
    values: valuesIn(syntax).map((specifier) => resolved(path, specifier)),
    syntax,
  }
}

function resolved(path: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier
}

/** Whether an import is of another package, or of a folder that is not among those below. */
function isAbove(name: string, below: readonly string[]): boolean {
  const [source, folder = ''] = name.split('/')
  return source !== 'src' || (order.includes(folder) && !below.includes(folder))
}

function roomOf(path: string): string {
  return dirname(path).split('/').slice(2).join('/') || '.'
}

/** The modules that a file imports something of that is more than a type. */
function valuesIn(syntax: ts.SourceFile): readonly string[] {
  return syntax.statements.flatMap((statement) => {
    const isModule = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
    if (!isModule || statement.moduleSpecifier === undefined || isTypeOnly(statement)) return []
    return [(statement.moduleSpecifier as ts.StringLiteral).text]
  })
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly
  const { importClause: clause } = statement
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const bindings = clause?.namedBindings
  return (
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  )
}

/**
 * Takes away files that import nothing of the rest, and again until none is left: what stays goes
 * round.
 */
function circlesIn(all: readonly SourceFile[]): readonly string[] {
  let rest = all.map(({ path, imports }) => ({
    path,
    imports: imports.map((name) => name.replace(/\.js$/, '.ts')),
  }))
  for (;;) {
    const left = new Set(rest.map(({ path }) => path))
    const going = rest.filter(({ imports }) => imports.some((name) => left.has(name)))
    if (going.length === rest.length) return rest.map(({ path }) => path)
    rest = going
  }
}

function importersOf(...packages: readonly string[]): readonly string[] {
  const isOne = (name: string) =>
    packages.some((wanted) => name === wanted || name.startsWith(`${wanted}/`))
  return files.filter(({ imports }) => imports.some(isOne)).map(({ path }) => path)
}

const impureNames = new Set([
  'Promise',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'process',
  'crypto',
  'fetch',
])
const impureMembers = new Set(['Date.now', 'Math.random'])

function impurities(source: ts.SourceFile): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const name = impurity(node)
    if (name !== undefined)
      found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${name}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function impurity(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) return 'async'
  if (ts.isPropertyAccessExpression(node) && impureMembers.has(node.getText()))
    return node.getText()
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'new Date()'
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()'
  if (ts.isIdentifier(node) && impureNames.has(node.text) && !isMemberName(node)) return node.text
  return undefined
}

/** Whether an identifier only names a property, as in `data.process` or `{ process: 1 }`. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
}
