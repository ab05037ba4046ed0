import ts from 'typescript'

/**
 * Makes the comments of a program speak: what follows a statement, on its last line or on the next
 * one, is compared with its value.
 *
 * - `value // => { a: 1 }`: deeply equal to what is written. It goes on over the next comment lines
 * until it is closed. `...` at the end of an object or a list means "and more", `key: ...` means
 * "anything".
 * - `const name = value // => 1`: the same, for what was declared.
 * - `call() // throws date_invalid`: throws or rejects with an error of this code.
 */
export function withExpectations(code: string): string {
  const source = ts.createSourceFile('program.ts', code, ts.ScriptTarget.ES2022, true)
  const lines = code.split('\n')
  const insertions: Insertion[] = []
  let attached = 0
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) || ts.isVariableStatement(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getEnd()).line
      const column = source.getLineAndCharacterOfPosition(node.getEnd()).character
      const note = noteAfter(lines, line, column)
      const added = note === undefined ? [] : insertionsFor(node, source, note, line + 1)
      if (added.length > 0) attached += 1
      insertions.push(...added)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const written = lines.filter((line) => ANY_NOTE.test(line)).length
  if (written !== attached)
    throw new Error(
      `${written} expectations are written, ${attached} belong to a statement whose value can be compared`,
    )
  return insert(code, insertions)
}

interface Note {
  readonly kind: '=>' | 'throws'
  readonly text: string
}

interface Insertion {
  readonly at: number
  readonly text: string
}

const NOTE = /^[\s;]*\/\/ (?:(=>) (.+)|(throws) ([a-z_]+)\s*)$/
const ANY_NOTE = /(?:^|[\s;])\/\/ (?:=>|throws [a-z_]+\s*$)/

function noteAfter(lines: readonly string[], line: number, column: number): Note | undefined {
  const onSameLine = NOTE.exec((lines[line] ?? '').slice(column))
  const found =
    onSameLine ??
    (/^[\s;]*$/.test((lines[line] ?? '').slice(column)) ? NOTE.exec(lines[line + 1] ?? '') : null)
  if (found === null) return undefined
  if (found[3] !== undefined) return { kind: 'throws', text: found[4] ?? '' }
  return {
    kind: '=>',
    text: completed(found[2] ?? '', lines, onSameLine === null ? line + 2 : line + 1),
  }
}

/** Takes in further comment lines until the text is an expression. */
function completed(start: string, lines: readonly string[], from: number): string {
  let text = start
  for (let at = from; ; at += 1) {
    const expression = withPlaceholders(text)
    if (isExpression(expression)) return expression
    const more = /^\s*\/\/(?! =>)(.*)$/.exec(lines[at] ?? '')
    if (more === null) throw new Error(`line ${from}: ${start} is not an expression`)
    text += ` ${more[1] ?? ''}`
  }
}

function withPlaceholders(text: string): string {
  return text
    .replace(/(:\s*)\.\.\.(?=\s*[,}])/g, '$1docs.anything')
    .replace(/\.\.\.\s*\}/g, '[docs.more]: true }')
    .replace(/\.\.\.\s*\]/g, 'docs.more]')
}

function isExpression(text: string): boolean {
  return ts.transpileModule(`(${text})`, { reportDiagnostics: true }).diagnostics?.length === 0
}

function insertionsFor(
  node: ts.ExpressionStatement | ts.VariableStatement,
  source: ts.SourceFile,
  note: Note,
  line: number,
): readonly Insertion[] {
  if (ts.isVariableStatement(node)) {
    const [declaration, ...others] = node.declarationList.declarations
    if (
      declaration === undefined ||
      !ts.isIdentifier(declaration.name) ||
      others.length > 0 ||
      note.kind === 'throws'
    )
      return []
    return [
      { at: node.getEnd(), text: `;docs.equal(${line}, ${declaration.name.text}, (${note.text}))` },
    ]
  }
  const { expression } = node
  const [before, after] =
    note.kind === '=>'
      ? [`;docs.equal(${line}, `, `, (${note.text}))`]
      : [`;await docs.throws(${line}, async () => (`, `), '${note.text}')`]
  return [
    { at: expression.getStart(source), text: before },
    { at: expression.getEnd(), text: after },
  ]
}

function insert(code: string, insertions: readonly Insertion[]): string {
  let result = ''
  let from = 0
  for (const { at, text } of insertions.toSorted((a, b) => a.at - b.at)) {
    result += code.slice(from, at) + text
    from = at
  }
  return result + code.slice(from)
}
