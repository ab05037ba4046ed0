import { button, h, replace, type Child } from '../app/dom.js'
import type { Portal } from '../app/portal.js'
import { createSelection } from './selection.js'
import { userList } from './user-list.js'
import { userPanel } from './user-panel.js'
import { manyPanel } from './many-panel.js'
import { openNewUser } from './new-user.js'

/** The list of users on the left, and on the right whoever is selected. */
export function usersView(portal: Portal): Child {
  const { directory } = portal
  const selection = createSelection()
  const panel = h('section', { class: 'panel', 'aria-label': 'Selected', id: 'selected' })
  /** On a narrow screen, either the list or the selected is shown. */
  const present = (isShown: boolean) => document.body.classList.toggle('shows-selected', isShown)
  const back = button('‹ All users', () => selection.set([]), { class: 'quiet back' })
  const list = userList(portal, selection, () => present(true))
  let shown: { readonly id: string; readonly refresh: () => void } | null = null
  const show = () => {
    const ids = selection.all().filter((id) => directory.find(id) !== undefined)
    const [only] = ids
    if (ids.length < 2) present(ids.length === 1)
    if (ids.length === 1 && only !== undefined) {
      if (shown?.id === only) return shown.refresh()
      const opened = userPanel(portal, only)
      shown = { id: only, refresh: opened.refresh }
      return replace(panel, back, opened.element)
    }
    shown = null
    replace(panel, ids.length === 0 ? welcome() : [back, manyPanel(portal, ids)])
  }
  selection.subscribe(show)
  directory.subscribe(() => panel.isConnected && show())
  show()
  const search = h('input', {
    type: 'search',
    placeholder: 'Search users',
    'aria-label': 'Search users',
    autocomplete: 'off',
  })
  search.addEventListener('input', () => list.search(search.value))
  return [
    h(
      'section',
      { class: 'sidebar', 'aria-label': 'Users' },
      h('h1', { class: 'unseen' }, 'Users'),
      h(
        'div',
        { class: 'toolbar' },
        search,
        button('New user', () => openNewUser(portal, (id) => selection.set([id])), {
          class: 'primary',
        }),
      ),
      list.element,
      list.count,
    ),
    panel,
  ]
}

function welcome(): Child {
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, 'Select a user, or many'),
    h(
      'p',
      {},
      'A click selects one; with Ctrl or ⌘ one more, with Shift all between. In the list, arrow keys move, and with Shift they select.',
    ),
  )
}
