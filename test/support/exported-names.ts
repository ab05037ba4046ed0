import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/**
 * The names that a source file exports, types included, read from its syntax; `export *` is
 * followed. Sorted.
 */
export function exportedNames(file: string): readonly string[] {
  if (!existsSync(file)) return []
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const names = source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return namesOfClause(statement, file)
    return isExported(statement) ? declaredNames(statement) : []
  })
  return [...new Set(names)].sort()
}

function namesOfClause(statement: ts.ExportDeclaration, file: string): readonly string[] {
  const { exportClause, moduleSpecifier } = statement
  if (exportClause === undefined) return exportedNames(sourceOf(moduleSpecifier, file))
  return ts.isNamedExports(exportClause)
    ? exportClause.elements.map((element) => element.name.text)
    : [exportClause.name.text]
}

function sourceOf(specifier: ts.Expression | undefined, file: string): string {
  if (specifier === undefined || !ts.isStringLiteral(specifier)) return ''
  return join(dirname(file), specifier.text.replace(/\.js$/, '.ts'))
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

/** The names that a statement declares at its own level. */
export function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : boundNames(name),
    )
  }
  const { name } = statement as ts.DeclarationStatement
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : []
}

function boundNames(pattern: ts.BindingPattern): readonly string[] {
  return pattern.elements.flatMap((element) => {
    if (ts.isOmittedExpression(element)) return []
    return ts.isIdentifier(element.name) ? [element.name.text] : boundNames(element.name)
  })
}
