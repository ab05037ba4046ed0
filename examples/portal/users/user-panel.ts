import { button, h, replace, type Child } from '../app/dom.js'
import type { Portal } from '../app/portal.js'
import { tracksOf } from '../licenses/tracks.js'
import { scheduleOf } from '../schedule/user-schedule.js'
import { contactOf } from './contact.js'
import { historyOf } from './history.js'

const TABS = [
  { id: 'licenses', title: 'Licenses', open: tracksOf },
  { id: 'schedule', title: 'Schedule', open: scheduleOf },
  { id: 'contact', title: 'Contact details', open: contactOf },
  { id: 'history', title: 'History', open: historyOf },
] as const

let current: (typeof TABS)[number]['id'] = 'licenses'

/** One user: licenses, schedule, contact details, history. */
export function userPanel(
  portal: Portal,
  id: string,
): { readonly element: HTMLElement; readonly refresh: () => void } {
  const heading = h('header', { class: 'person' })
  const tabs = h('div', { class: 'subtabs', role: 'tablist', 'aria-label': 'About this user' })
  const body = h('div', { class: 'panel-body', role: 'tabpanel', id: 'user-tab', tabindex: '0' })
  let turn = 0
  const show = async () => {
    const user = portal.directory.find(id)
    const tab = TABS.find((one) => one.id === current)
    if (user === undefined || tab === undefined) return
    replace(
      heading,
      h('h1', { dir: 'auto' }, `${user.firstName} ${user.surname}`),
      h(
        'p',
        { class: 'muted', dir: 'auto' },
        [user.email, user.department].filter(Boolean).join(' · '),
      ),
    )
    replace(
      tabs,
      ...TABS.map(({ id: tabId, title }) =>
        button(title, () => ((current = tabId), show()), {
          role: 'tab',
          id: `tab-${tabId}`,
          'aria-selected': tabId === current,
          'aria-controls': 'user-tab',
          tabindex: tabId === current ? '0' : '-1',
        }),
      ),
    )
    body.setAttribute('aria-labelledby', `tab-${current}`)
    const mine = (turn += 1)
    const content: Child = await tab.open(portal, user)
    if (mine === turn) replace(body, content)
  }
  tabs.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const at = TABS.findIndex((tab) => tab.id === current)
    current = TABS[(at + step + TABS.length) % TABS.length]?.id ?? 'licenses'
    void show().then(() => document.getElementById(`tab-${current}`)?.focus())
  })
  void show()
  return {
    element: h('article', { class: 'user' }, heading, tabs, body),
    refresh: () => void show(),
  }
}
