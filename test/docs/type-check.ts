import { resolve } from 'node:path'
import ts from 'typescript'
import type { Program } from './program.js'

/** What `strict` alone does not ask of a user, but the repository's own tsconfig does. */
const ONLY_STRICT: ts.CompilerOptions = {
  exactOptionalPropertyTypes: false,
  noUncheckedIndexedAccess: false,
}

/**
 * Type-checks all programs at once, as the user that the repository's own tsconfig describes, and
 * as one who is only strict. Faults by program name.
 */
export function typeFaults(programs: readonly Program[]): ReadonlyMap<string, readonly string[]> {
  const own = compilerOptions()
  const [first, second] = [
    faultsWith(own, programs),
    faultsWith({ ...own, ...ONLY_STRICT }, programs),
  ]
  return new Map(
    [...first].map(([name, faults]) => [
      name,
      faults.length > 0 ? faults : (second.get(name) ?? []),
    ]),
  )
}

function faultsWith(
  options: ts.CompilerOptions,
  programs: readonly Program[],
): ReadonlyMap<string, readonly string[]> {
  const byFile = new Map(programs.map((program) => [resolve(program.virtualFile), program]))
  const host = ts.createCompilerHost(options)
  const onDisk = { ...host }
  host.fileExists = (file) => byFile.has(file) || onDisk.fileExists(file)
  host.readFile = (file) => byFile.get(file)?.checked ?? onDisk.readFile(file)
  host.getSourceFile = (file, version, ...rest) => {
    const program = byFile.get(file)
    return program
      ? ts.createSourceFile(file, program.checked, version, true)
      : onDisk.getSourceFile(file, version, ...rest)
  }
  const checked = ts.createProgram([...byFile.keys()], options, host)
  return new Map(
    [...byFile].map(([file, program]) => {
      const source = checked.getSourceFile(file)
      const faults = [
        ...checked.getSyntacticDiagnostics(source),
        ...checked.getSemanticDiagnostics(source),
      ]
      return [program.name, faults.map((fault) => describeFault(fault, program))]
    }),
  )
}

function compilerOptions(): ts.CompilerOptions {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  const parsed = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, host)
  if (parsed === undefined) throw new Error('tsconfig.json cannot be read')
  return { ...parsed.options, verbatimModuleSyntax: false, isolatedModules: false }
}

function describeFault(fault: ts.Diagnostic, program: Program): string {
  const line = fault.file?.getLineAndCharacterOfPosition(fault.start ?? 0).line ?? 0
  const text = ts.flattenDiagnosticMessageText(fault.messageText, '\n')
  return `${program.name.replace(/:\d+$/, '')}:${line + 1} TS${fault.code}: ${text}`
}
