/**
 * What an element may have in it. Texts become text nodes: nothing that comes from outside is ever
 * read as markup.
 */
export type Child = Node | string | number | null | undefined | false | readonly Child[]

type Handlers = {
  readonly [E in keyof HTMLElementEventMap as `on${E}`]?: (event: HTMLElementEventMap[E]) => void
}
type Attributes = {
  readonly [name: `aria-${string}` | `data-${string}`]: string | number | boolean
}

/** Attributes and event handlers of an element. `false` and absent ones are left out. */
export type Properties = Handlers &
  Attributes & {
    readonly class?: string
    readonly id?: string
    readonly role?: string
    readonly title?: string
    readonly type?: string
    readonly name?: string
    readonly value?: string
    readonly for?: string
    readonly href?: string
    readonly min?: string
    readonly accept?: string
    readonly placeholder?: string
    readonly autocomplete?: string
    readonly scope?: string
    readonly style?: string
    readonly colspan?: string
    readonly max?: string
    readonly dir?: 'auto'
    readonly tabindex?: string
    readonly checked?: boolean
    readonly disabled?: boolean
    readonly required?: boolean
    readonly selected?: boolean
    readonly open?: boolean
    readonly hidden?: boolean
  }

/** Makes an element. */
export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function')
      element.addEventListener(name.slice(2), value as EventListener) // the name says of which event
    else if (name.startsWith('aria-') && typeof value === 'boolean')
      element.setAttribute(name, String(value))
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value))
  }
  append(element, children)
  return element
}

function append(element: HTMLElement, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    if (child instanceof Node) element.append(child)
    else if (typeof child === 'object') append(element, child)
    else element.append(String(child))
  }
}

/**
 * Puts other children into an element; the keyboard stays where it was, if something with that id
 * is still there.
 */
export function replace(element: HTMLElement, ...children: readonly Child[]): void {
  const { activeElement } = document
  const focused = activeElement !== null && element.contains(activeElement) ? activeElement.id : ''
  element.replaceChildren()
  append(element, children)
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true })
}

/** A button with a text. */
export function button(
  text: string,
  onclick: () => unknown,
  properties: Properties = {},
): HTMLButtonElement {
  return h('button', { type: 'button', onclick: () => void onclick(), ...properties }, text)
}

/** A field with its label above it. */
export function field(label: string, input: HTMLElement, hint: string | null = null): HTMLElement {
  input.id ||= `field-${(fields += 1)}`
  return h(
    'div',
    { class: 'field' },
    h('label', { for: input.id }, label),
    input,
    hint !== null && h('small', { class: 'muted' }, hint),
  )
}

let fields = 0

/** Markup that `seatline/render` made: every text in it is escaped. */
export function picture(markup: string): Element {
  const template = document.createElement('template')
  template.innerHTML = markup
  const element = template.content.firstElementChild
  if (element === null) throw new Error('a picture is an element')
  return element
}
