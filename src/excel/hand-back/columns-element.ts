/** Sets the width of one column of a sheet. */
import { attributeIn, withoutAttribute } from './xml-tokens.js'

/**
 * The `cols` element of a sheet with a width for one column; a description that covers it together
 * with others is cut in parts.
 */
export function columnsElement(
  markup: string,
  prefix: string,
  { column, width }: { readonly column: number; readonly width: number },
): string {
  const own = column + 1
  const parts: { readonly from: number; readonly markup: string }[] = []
  for (const [raw] of markup.matchAll(
    /<(?:\w+:)?col\s[^>]*\/>|<(?:\w+:)?col\s[^>]*><\/(?:\w+:)?col>/g,
  )) {
    const from = Number(attributeIn(raw, 'min'))
    const to = Number(attributeIn(raw, 'max'))
    if (from < own) parts.push({ from, markup: covering(raw, from, Math.min(to, own - 1)) })
    if (to > own)
      parts.push({
        from: Math.max(from, own + 1),
        markup: covering(raw, Math.max(from, own + 1), to),
      })
  }
  parts.push({
    from: own,
    markup: `<${prefix}col min="${own}" max="${own}" width="${width}" customWidth="1"/>`,
  })
  const inOrder = parts.sort((a, b) => a.from - b.from).map((part) => part.markup)
  return `<${prefix}cols>${inOrder.join('')}</${prefix}cols>`
}

function covering(raw: string, from: number, to: number): string {
  return withoutAttribute(withoutAttribute(raw, 'min'), 'max').replace(
    /^<(\S+)/,
    `<$1 min="${from}" max="${to}"`,
  )
}
