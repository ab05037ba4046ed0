import { config } from 'zod/mini'
import './style.css'
import { h, replace } from './dom.js'
import { openPortal, type Portal } from './portal.js'
import { seedDemo } from './demo.js'
import { clockControl } from './clock-control.js'
import { toastArea } from '../parts/toast.js'
import { usersView } from '../users/users-view.js'
import { scheduleView } from '../schedule/schedule-view.js'
import { importView } from '../import/import-view.js'
import { activityView } from '../activity/activity-view.js'

config({ jitless: true }) // this page forbids code from texts, and zod need not find out

/** The pages, by the hash of the address. */
const VIEWS = [
  { id: 'users', title: 'Users', open: usersView },
  { id: 'schedule', title: 'Schedule', open: scheduleView },
  { id: 'import', title: 'Import', open: importView },
  { id: 'activity', title: 'Activity', open: activityView },
] as const

/**
 * For trying out: `?today=2026-11-02` starts the clock there, `?users=10000` fills the
 * organization.
 */
const asked = new URLSearchParams(location.search)
const portal = await openPortal(asked.get('today'))
await portal.directory.load()
if (portal.directory.all().length === 0) {
  const loading = document.querySelector('.loading')
  await seedDemo(portal, Number(asked.get('users') ?? 24), (done) =>
    loading?.replaceChildren(`Filling Acme: ${done} users…`),
  )
}
mount(portal)

function mount(opened: Portal): void {
  const main = h('main', { id: 'main', tabindex: '-1' })
  const tabs = h('nav', { class: 'tabs', 'aria-label': 'Pages' })
  let shown = ''
  const show = () => {
    const wanted = location.hash.slice(1)
    const view = VIEWS.find(({ id }) => id === wanted) ?? VIEWS[0]
    if (shown === view.id) return
    shown = view.id
    document.title = `${view.title} · Acme`
    replace(
      tabs,
      ...VIEWS.map(({ id, title }) =>
        h('a', { href: `#${id}`, ...(id === view.id ? { 'aria-current': 'page' } : {}) }, title),
      ),
    )
    main.className = `view-${view.id}`
    replace(main, view.open(opened))
  }
  addEventListener('hashchange', show)
  const skip = h(
    'a',
    { class: 'skip', href: '#main', onclick: (event) => (event.preventDefault(), main.focus()) },
    'To the content',
  )
  const header = h(
    'header',
    { class: 'top' },
    h('strong', { class: 'brand' }, 'Acme'),
    tabs,
    clockControl(opened),
  )
  document.getElementById('portal')?.replaceChildren(skip, header, main, toastArea())
  show()
}
