import type { ListedChange, ScheduledEntry } from 'seatline'
import { button, h, replace, type Child } from '../app/dom.js'
import type { Portal } from '../app/portal.js'
import { comingRules } from './coming-rules.js'
import { entryOf } from './user-schedule.js'

const PAGE = 50

/** Every scheduled change of the organization in one list, or every failed one. */
export function scheduleView(portal: Portal): Child {
  let status: 'scheduled' | 'failed' = 'scheduled'
  let last: ListedChange | null = null
  let turn = 0
  const list = h('ul', { class: 'entries' })
  const more = h('div')
  const choices = h('div', { class: 'subtabs', role: 'group', 'aria-label': 'Which changes' })
  const load = async (from: 'start' | 'here') => {
    const mine = (turn += 1)
    const after = from === 'here' ? last : null
    const page =
      (await portal.perform(() =>
        portal.acme.schedule.list({ status, limit: PAGE, ...(after ? { after } : {}) }),
      )) ?? []
    const entries = await entriesOf(portal, page)
    if (mine !== turn) return
    last = page.at(-1) ?? null
    const items = entries.map(({ user, entry }) =>
      entryOf(portal, user, entry, portal.directory.nameOf(user)),
    )
    if (from === 'start') replace(list, items)
    else list.append(...items)
    replace(
      more,
      page.length === PAGE && button('More', () => load('here')),
      list.childElementCount === 0 &&
        h(
          'p',
          { class: 'muted' },
          status === 'scheduled' ? 'Nothing is scheduled.' : 'Nothing has failed.',
        ),
    )
  }
  const choose = (wanted: typeof status) => () => {
    status = wanted
    show()
  }
  const show = () => {
    const choice = (wanted: typeof status, title: string) =>
      button(title, choose(wanted), { 'aria-pressed': status === wanted, id: `show-${wanted}` })
    replace(choices, choice('scheduled', 'Scheduled'), choice('failed', 'Failed'))
    void load('start')
  }
  portal.directory.subscribe(() => list.isConnected && void load('start'))
  show()
  return h(
    'section',
    { class: 'page' },
    h('h1', {}, 'Schedule'),
    choices,
    list,
    more,
    comingRules(portal),
  )
}

/** Changes of a page with their forecasts, which belong to the timelines of their users. */
async function entriesOf(
  { acme }: Portal,
  page: readonly ListedChange[],
): Promise<readonly { readonly user: string; readonly entry: ScheduledEntry }[]> {
  const users = [...new Set(page.map(({ user }) => user))]
  const schedules = new Map(
    await Promise.all(users.map(async (user) => [user, await acme.schedule.of(user)] as const)),
  )
  return page.flatMap(({ user, change }) => {
    const entry = schedules.get(user)?.changes.find((one) => one.change.id === change.id)
    return entry === undefined ? [] : [{ user, entry }]
  })
}
