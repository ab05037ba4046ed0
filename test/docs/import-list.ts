import ts from 'typescript'

/** The imports of several blocks, each name once, however often the page repeats it. */
export class ImportList {
  readonly #clauses = new Set<string>()
  readonly names = new Set<string>()

  add(declaration: ts.ImportDeclaration, source: ts.SourceFile): void {
    const specifier = (declaration.moduleSpecifier as ts.StringLiteral).text
    const clause = declaration.importClause
    if (clause === undefined) this.#clauses.add(`import '${specifier}'`)
    if (clause?.name !== undefined)
      this.#add(clause.name.text, `${clause.name.text} from '${specifier}'`)
    const bindings = clause?.namedBindings
    if (bindings === undefined) return
    if (ts.isNamespaceImport(bindings))
      this.#add(bindings.name.text, `* as ${bindings.name.text} from '${specifier}'`)
    else
      for (const element of bindings.elements)
        this.#add(element.name.text, `{ ${element.getText(source)} } from '${specifier}'`)
  }

  addNamed(specifier: string, name: string): void {
    this.#add(name, `{ ${name} } from '${specifier}'`)
  }

  /** All on one line. */
  toString(): string {
    return [...this.#clauses].join(';')
  }

  #add(name: string, clause: string): void {
    this.names.add(name)
    this.#clauses.add(`import ${clause}`)
  }
}

/** The code with its imports moved to the list, everything else at its place. */
export function withoutImports(code: string, imports: ImportList): string {
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022, true)
  let rest = code
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    imports.add(statement, source)
    const [start, end] = [statement.getStart(source), statement.getEnd()]
    rest = rest.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end)
  }
  return rest
}
