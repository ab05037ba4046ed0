import { button, h } from '../app/dom.js'

const area = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' })

/** Where messages appear; they are read out too. */
export function toastArea(): HTMLElement {
  return area
}

/** Tells a person something that has just happened. */
export function toast(text: string, kind: 'done' | 'warning' | 'problem' = 'done'): void {
  const message = h('div', { class: `toast ${kind}` }, h('span', { dir: 'auto' }, text))
  message.append(
    button('×', () => message.remove(), { class: 'quiet', 'aria-label': 'Close this message' }),
  )
  area.append(message)
  while (area.childElementCount > 4) area.firstElementChild?.remove()
  if (kind === 'done') setTimeout(() => message.remove(), 6_000)
}
