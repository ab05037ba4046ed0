import { button, h, type Child } from '../app/dom.js'

/** A dialog that is open. */
export interface OpenDialog {
  readonly element: HTMLDialogElement
  readonly close: () => void
}

/**
 * Opens a dialog above everything else. Escape closes it, and the keyboard goes back to where it
 * was.
 */
export function openDialog(
  title: string,
  build: (dialog: OpenDialog) => Child,
  size: 'small' | 'large' = 'small',
): OpenDialog {
  const element = h('dialog', { class: `dialog ${size}`, 'aria-labelledby': 'dialog-title' })
  const dialog: OpenDialog = { element, close: () => element.close() }
  element.append(
    h(
      'header',
      {},
      h('h2', { id: 'dialog-title', dir: 'auto' }, title),
      button('×', dialog.close, { class: 'quiet close', 'aria-label': 'Close' }),
    ),
    h('div', { class: 'dialog-body' }, build(dialog)),
  )
  element.addEventListener('close', () => element.remove())
  document.body.append(element)
  element.showModal()
  return dialog
}

/** Asks before something that cannot simply be taken back. */
export function ask(title: string, text: Child, yes: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { element } = openDialog(title, ({ close }) => [
      h('div', { class: 'prose' }, text),
      h(
        'footer',
        {},
        button('Leave it', close),
        button(
          yes,
          () => {
            resolve(true)
            close()
          },
          { class: 'primary' },
        ),
      ),
    ])
    element.addEventListener('close', () => resolve(false))
  })
}
