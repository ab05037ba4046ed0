import { searchKey, type User } from 'seatline'
import { button, h, replace } from '../app/dom.js'
import { words, type Portal } from '../app/portal.js'
import type { Selection } from './selection.js'

const ROW = 60
const BEYOND = 6

/** The list of users: however many there are, only those in sight are elements. */
export function userList({ directory }: Portal, selection: Selection, showSelected: () => void) {
  let query = ''
  let users: readonly User[] = []
  /** The row that the keyboard is at, and the one from which a range is selected. */
  let active = 0
  let anchor = 0
  const space = h('div', { class: 'rows', role: 'presentation' })
  const element = h(
    'div',
    {
      class: 'list',
      role: 'listbox',
      tabindex: '0',
      'aria-multiselectable': true,
      'aria-label': 'Users',
      id: 'user-list',
    },
    space,
  )
  const count = h('div', { class: 'count muted', role: 'status' })

  const draw = () => {
    const first = Math.max(0, Math.floor(element.scrollTop / ROW) - BEYOND)
    const last = Math.min(
      users.length,
      Math.ceil((element.scrollTop + (element.clientHeight || 800)) / ROW) + BEYOND,
    )
    const indexes = new Set(Array.from({ length: last - first }, (_, index) => first + index))
    if (active < users.length) indexes.add(active) // what the keyboard is at must be there to be read out
    space.style.height = `${users.length * ROW}px`
    space.replaceChildren(...[...indexes].sort((a, b) => a - b).map(rowAt))
    if (users.length > 0) element.setAttribute('aria-activedescendant', `user-${active}`)
    else element.removeAttribute('aria-activedescendant')
    const selected = selection.all().length
    replace(
      count,
      `${users.length} ${users.length === 1 ? 'user' : 'users'}${selected > 1 ? `, ${selected} selected` : ''}`,
      selected > 1 && button('Show them', showSelected, { class: 'show-selected' }),
    )
  }
  const rowAt = (index: number) => {
    const user = users[index]
    if (user === undefined) throw new Error('no such row')
    const row = h(
      'div',
      {
        class: `row${index === active ? ' active' : ''}`,
        role: 'option',
        id: `user-${index}`,
        'aria-selected': selection.has(user.id),
        'aria-posinset': index + 1,
        'aria-setsize': users.length,
        'data-user': user.id,
      },
      h('span', { class: 'tick', 'aria-hidden': true }, selection.has(user.id) ? '✓' : ''),
      h('span', { class: 'name', dir: 'auto' }, `${user.firstName} ${user.surname}`),
      h('span', { class: 'sub muted', dir: 'auto' }, summaryOf(user)),
      flagsOf(user),
    )
    row.style.transform = `translateY(${index * ROW}px)`
    return row
  }
  const find = () => {
    const keys = searchKey(query).split(/\s+/).filter(Boolean)
    const matches = ({ firstName, surname, email, department }: User) => {
      const text = searchKey(`${firstName} ${surname} ${email} ${department ?? ''}`)
      return keys.every((key) => text.includes(key))
    }
    users = keys.length === 0 ? directory.all() : directory.all().filter(matches)
    active = Math.min(active, Math.max(0, users.length - 1))
    draw()
  }
  const range = () =>
    users.slice(Math.min(anchor, active), Math.max(anchor, active) + 1).map(({ id }) => id)
  const choose = (index: number, how: 'one' | 'toggle' | 'range') => {
    const user = users[index]
    if (user === undefined) return
    active = index
    if (how !== 'range') anchor = index
    if (how === 'one') selection.set([user.id])
    else if (how === 'toggle') selection.toggle(user.id)
    else selection.set(range())
    reveal()
  }
  const reveal = () => {
    const top = active * ROW
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW - element.clientHeight
    draw()
  }
  element.addEventListener('scroll', draw, { passive: true })
  element.addEventListener('click', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('[role=option]')
    if (row === null) return
    const index = Number(row.id.slice('user-'.length))
    const isTick = (event.target as Element).closest('.tick') !== null
    choose(
      index,
      event.shiftKey ? 'range' : isTick || event.ctrlKey || event.metaKey ? 'toggle' : 'one',
    )
  })
  element.addEventListener('keydown', (event) => {
    const page = Math.max(1, Math.floor(element.clientHeight / ROW) - 1)
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: users.length - 1,
    }[event.key]
    if (to !== undefined) {
      active = Math.min(users.length - 1, Math.max(0, to))
      if (event.shiftKey) selection.set(range())
      else anchor = active
      reveal()
    } else if (event.key === ' ')
      choose(active, event.ctrlKey || event.metaKey ? 'toggle' : event.shiftKey ? 'range' : 'one')
    else if (event.key === 'Enter') choose(active, 'one')
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
      selection.set(users.map(({ id }) => id))
    else if (event.key === 'Escape') selection.set([])
    else return
    event.preventDefault()
  })
  selection.subscribe(draw)
  directory.subscribe(() => element.isConnected && find())
  new ResizeObserver(draw).observe(element)
  find()
  const search = (text: string) => {
    query = text
    element.scrollTop = 0
    find()
  }
  return { element, count, search }
}

function summaryOf({ holdings, email }: User): string {
  return holdings.length === 0
    ? email
    : holdings.map(({ license }) => words.license(license)).join(', ')
}

/** What needs a look: in words for those who do not see it. */
function flagsOf({ changes, outOfCompliance }: User): HTMLElement {
  const scheduled = changes.filter(({ status }) => status === 'scheduled').length
  const failed = changes.length - scheduled
  const flag = (text: string, tone: string, said: string) =>
    h('span', { class: `flag ${tone}`, role: 'img', 'aria-label': said, title: said }, text)
  return h(
    'span',
    { class: 'flags' },
    scheduled > 0 && flag(`→ ${scheduled}`, 'info', `${scheduled} scheduled`),
    failed > 0 && flag(`✕ ${failed}`, 'bad', `${failed} failed`),
    outOfCompliance.length > 0 && flag('!', 'bad', 'not in order'),
  )
}
