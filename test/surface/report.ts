import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  ExtractorMessageCategory,
  type ExtractorMessage,
} from '@microsoft/api-extractor'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { doors } from '../../doors.js'

/** What a door exports, as text for a reviewer, and what is wrong with it. */
export interface DoorReport {
  /** Below `test/surface`. */
  readonly file: string
  readonly text: string
  /**
   * Types that an export speaks of and that cannot be imported, exports that are not marked public,
   * and the like.
   */
  readonly faults: readonly string[]
}

/**
 * Reports every door: the signature of each export, made by API Extractor from the declarations
 * that TypeScript writes, so that it is what users see. A type of the main door, of the door for
 * stores or of the languages may be spoken of by the others, and languages speak of all.
 */
export function reportDoors(): readonly DoorReport[] {
  mkdirSync('reports', { recursive: true })
  const folder = mkdtempSync(resolve('reports/surface-')) // inside the package, so that its dependencies are found
  try {
    const declarations = writeDeclarations(folder)
    const reports = Object.entries(doors).map(([door, source]) =>
      reportDoor(door, declarations(source), folder),
    )
    const exportsOf = (given: typeof reports) =>
      new Set(given.flatMap(({ text }) => [...exportedBy(text)]))
    const shared = exportsOf(
      reports.filter(({ door }) => ['.', './store', './languages'].includes(door)),
    )
    const all = exportsOf(reports)
    return reports.map(({ door, file, text, messages }) => ({
      file,
      text,
      faults: messages
        .filter((message) => !speaksOf(message, door === './languages' ? all : shared))
        .map(told),
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeDeclarations(folder: string): (source: string) => string {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: object
  }
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: Object.values(doors) },
    ts.sys,
    resolve('.'),
  )
  const outDir = join(folder, 'types')
  const program = ts.createProgram({
    rootNames: Object.values(doors).map((source) => resolve(source)),
    options: {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: resolve('src'),
      outDir,
    },
  })
  program.emit()
  return (source) => join(outDir, source.slice('src/'.length).replace(/\.ts$/, '.d.ts'))
}

function reportDoor(door: string, entry: string, folder: string) {
  const file = `${door === '.' ? 'seatline' : door.slice('./'.length)}.api.md`
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: entry,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: { extends: resolve('tsconfig.json'), files: [entry], include: [] },
      },
      apiReport: {
        enabled: true,
        reportFileName: file,
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } } },
    },
  })
  const messages: ExtractorMessage[] = []
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (isFault(message)) messages.push(message)
      message.handled = true
    },
  })
  return { door, file, text: tidied(readFileSync(join(folder, file), 'utf8'), door), messages }
}

function isFault({ category, messageId }: ExtractorMessage): boolean {
  const categories = [ExtractorMessageCategory.Extractor, ExtractorMessageCategory.Compiler]
  return categories.includes(category) && messageId !== 'ae-undocumented' // typedoc looks after those
}

const forgotten = /^The symbol "(\w+)" needs to be exported/

function speaksOf({ text }: ExtractorMessage, exported: ReadonlySet<string>): boolean {
  return exported.has(forgotten.exec(text)?.[1] ?? '')
}

function told({ text, sourceFilePath = '' }: ExtractorMessage): string {
  const name = forgotten.exec(text)?.[1]
  const file = sourceFilePath.replace(/^.*\/types\//, 'src/').replace(/\.d\.ts$/, '.ts')
  if (name === undefined) return `${file}: ${text}`
  return `${file}: ${name} is part of an export and cannot be imported. Export it from this door, seatline, seatline/store or seatline/languages, or leave it out.`
}

function exportedBy(report: string): ReadonlySet<string> {
  return new Set(
    [...report.matchAll(/^export (?:\w+ )+?(\w+)[ <(:]/gm)].map(([, name = '']) => name),
  )
}

/** Without what says nothing about the surface. */
function tidied(report: string, door: string): string {
  return report
    .replace(/^.*\n\n/, `# What ${join('seatline', door)} exports\n\n`)
    .replace(/^ *\/\/ \(undocumented\)\n/gm, '')
    .replace(/^\/\/ \(No @packageDocumentation.*\n\n?/m, '')
    .replace(/^> Do not edit.*\n\n/m, '')
}
