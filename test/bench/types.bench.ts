import { resolve } from 'node:path'
import ts from 'typescript'
import { realisticCatalog } from './catalogs.js'

// What literal ids cost whoever writes a catalog in code: type-checking it, beside the same catalog
// declared as
// CatalogDefinition, whose ids are texts. In processor time of the checker, the best of some
// rounds, and in instantiations of types.

const ROUNDS = 5
const declaredAs = {
  texts: (catalog: string) =>
    `const definition: CatalogDefinition = ${catalog}\nexport const catalog = defineCatalog(definition)`,
  'literal ids': (catalog: string) => `export const catalog = defineCatalog(${catalog})`,
}
const used = `
const acme = createLicensing({ catalog, store: memoryStore() }).organization('acme', { actor: 'eva' })
export const plans = [${Array.from({ length: 50 }, (_, index) => `acme.plan({ users: ['u1'], assign: ['l${index}'], on: 'now' })`).join(', ')}]
`

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  paths: { seatline: [resolve('src/index.ts')] },
}
const parsed = new Map<string, ts.SourceFile | undefined>()

for (const [tracks, perTrack] of [
  [5, 10],
  [10, 10],
  [10, 20],
  [20, 28],
  [40, 28],
] as const) {
  const catalog = JSON.stringify(realisticCatalog(tracks, perTrack))
  const [texts, literal] = [
    measure(declaredAs.texts(catalog)),
    measure(declaredAs['literal ids'](catalog)),
  ]
  console.log(
    `${tracks * perTrack} licenses: texts ${told(texts)}; literal ids ${told(literal)}, ` +
      `${(literal.time / texts.time).toFixed(2)} times as long, ${((1000 * literal.time) / (tracks * perTrack)).toFixed(0)} µs for each license`,
  )
}

interface Measured {
  readonly time: number
  readonly instantiations: number
}

function told({ time, instantiations }: Measured): string {
  return `${time.toFixed(0)} ms, ${instantiations} instantiations`
}

/**
 * Checks a file that holds a catalog and plans with it; the types of the package itself are
 * resolved as far as it needs them.
 */
function measure(declaration: string): Measured {
  const names = 'createLicensing, defineCatalog, memoryStore, type CatalogDefinition'
  const text = `import { ${names} } from 'seatline'\n${declaration}\n${used}`
  const rounds = Array.from({ length: ROUNDS }, () => check(text))
  return {
    time: Math.min(...rounds.map(({ time }) => time)),
    instantiations: rounds[0]?.instantiations ?? 0,
  }
}

function check(text: string): Measured {
  const file = resolve('test/bench/a-catalog.ts')
  const host = ts.createCompilerHost(options)
  const read = (name: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
    if (name === file) return ts.createSourceFile(name, text, language, true)
    if (!parsed.has(name))
      parsed.set(name, ts.createSourceFile(name, ts.sys.readFile(name) ?? '', language, true))
    return parsed.get(name)
  }
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (name) => name === file || host.fileExists(name),
    getSourceFile: read,
  })
  const source = program.getSourceFile(file)
  const start = process.cpuUsage()
  const faults = program.getSemanticDiagnostics(source)
  const { user, system } = process.cpuUsage(start)
  for (const fault of faults)
    throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'))
  return { time: (user + system) / 1000, instantiations: program.getInstantiationCount() }
}
