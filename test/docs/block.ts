/** One fenced `ts` block of a page, or of the comment above a piece of code. */
export interface Block {
  /** The line of the opening fence, from 0. */
  readonly fence: number
  /** Its lines, from the one after the fence. */
  readonly lines: readonly string[]
  readonly run: 'run' | 'no-run'
  readonly scope: 'page' | 'isolated'
}

const FENCE = /^\s*(`{3,})(.*)$/

/**
 * Cuts the `ts` blocks out of a page or a source file.
 *
 * Words after `ts`: `no-run` (type-checked only) and `isolated` (a program of its own).
 * A block in a source file counts only inside a comment, and is always a program of its own.
 */
export function blocksOf(text: string, kind: 'markdown' | 'source'): readonly Block[] {
  const lines = text.split('\n').map((line) => (kind === 'markdown' ? line : commentText(line)))
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const opening = FENCE.exec(lines[at] ?? '')
    if (opening === null) continue
    const [, ticks = '', info = ''] = opening
    let end = at + 1
    while (end < lines.length && lines[end]?.trim() !== ticks) end += 1
    const [language, ...words] = info.trim().split(/\s+/)
    if (language === 'ts') blocks.push(block(at, lines.slice(at + 1, end), words, kind))
    at = end
  }
  return blocks
}

function block(
  fence: number,
  lines: readonly string[],
  words: readonly string[],
  kind: 'markdown' | 'source',
): Block {
  const unknown = words.filter((word) => word !== 'no-run' && word !== 'isolated')
  if (unknown.length > 0)
    throw new Error(
      `line ${fence + 1}: a ts block may say no-run or isolated, not ${unknown.join(' ')}`,
    )
  return {
    fence,
    lines,
    run: words.includes('no-run') ? 'no-run' : 'run',
    scope: kind === 'source' || words.includes('isolated') ? 'isolated' : 'page',
  }
}

/** What a line of a block comment says; empty for a line of code. */
function commentText(line: string): string {
  return /^\s*\* ?(?!\/)(.*)$/.exec(line)?.[1] ?? ''
}
