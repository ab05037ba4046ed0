/** Builds markup, with every text escaped. */
import { escapeXml } from './escape.js'

/** Markup that is already escaped. Made by {@link element} and {@link textNode} only. */
export type Markup = string & { readonly markup: true }

type Attributes = { readonly [name: string]: string | number | null }

/** An element of SVG or HTML. Attributes are escaped; those that are `null` are left out. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly Markup[]
): Markup {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null
      ? ''
      : ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`,
  )
  const open = `<${name}${written.join('')}`
  return (children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`) as Markup
}

/** A text as a part of an element. */
export function textNode(text: string): Markup {
  return escapeXml(text) as Markup
}

/** The own rules of a picture, which hold nothing from outside. */
export function styleElement(rules: string): Markup {
  return `<style>${rules}</style>` as Markup
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
