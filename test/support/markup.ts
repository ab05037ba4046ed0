/** An element of a well-formed document. */
export interface Parsed {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: readonly (Parsed | string)[]
}

const TAG = /<(\/?)([A-Za-z][\w-]*)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/y
const TEXT = /[^<]+/y
const ENTITIES: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

/** Reads markup as a strict parser of XML would; throws where it is not well-formed. */
export function parseMarkup(markup: string): Parsed {
  const root = { name: '', attributes: {}, children: [] as (Parsed | string)[] }
  const open = [root]
  for (let at = 0; at < markup.length;) {
    const parent = open[open.length - 1] ?? root
    TEXT.lastIndex = TAG.lastIndex = at
    const text = TEXT.exec(markup)?.[0]
    if (text !== undefined) {
      parent.children.push(decoded(text))
      at += text.length
      continue
    }
    const [tag, closes, name = '', attributes = '', isEmpty] = TAG.exec(markup) ?? []
    if (tag === undefined) throw new Error(`not well-formed at ${markup.slice(at, at + 40)}`)
    at += tag.length
    if (closes === '/') {
      if (open.length === 1 || open.pop()?.name !== name)
        throw new Error(`</${name}> closes nothing`)
      continue
    }
    const node = { name, attributes: attributesOf(attributes), children: [] }
    parent.children.push(node)
    if (isEmpty !== '/') open.push(node)
  }
  const [only, ...others] = root.children
  if (open.length > 1 || typeof only !== 'object' || others.length > 0)
    throw new Error('not one element')
  return only
}

function attributesOf(text: string): { readonly [name: string]: string } {
  const pairs = [...text.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, decoded(value)] as const,
  )
  if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    throw new Error(`an attribute twice in ${text}`)
  return Object.fromEntries(pairs)
}

/** Text without its entities; a character that XML does not allow throws. */
function decoded(text: string): string {
  if (/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]|\]\]>/u.test(text))
    throw new Error(`a forbidden character in ${JSON.stringify(text)}`)
  return text.replace(/&([^;]*);|&/g, (whole, name: string | undefined) => {
    const character = name === undefined ? undefined : ENTITIES[name]
    if (character === undefined) throw new Error(`no entity: ${whole} in ${text}`)
    return character
  })
}

/** Every element, the outermost first. */
export function elementsOf(node: Parsed): readonly Parsed[] {
  return [
    node,
    ...node.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
  ]
}

/** All text of an element, styles left out. */
export function textOf(node: Parsed): string {
  return node.name === 'style'
    ? ''
    : node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ')
}
