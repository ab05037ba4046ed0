import type { PhoneNumber, User } from 'seatline'
import { button, field, h, type Child } from '../app/dom.js'
import type { Portal } from '../app/portal.js'
import { performEdit } from '../parts/perform-edit.js'
import { readNumber } from '../parts/read-number.js'
import { badge } from '../parts/status.js'
import { toast } from '../parts/toast.js'
import { openDialog } from '../parts/dialog.js'

/** Contact details: who the user is, and the phone numbers, which may be ported and swapped. */
export function contactOf(portal: Portal, user: User): Child {
  return [
    profileForm(portal, user),
    h('h2', {}, 'Phone numbers'),
    numberTable(portal, user),
    addForm(portal, user),
  ]
}

function profileForm(portal: Portal, user: User): HTMLElement {
  const firstName = h('input', { type: 'text', value: user.firstName, required: true })
  const surname = h('input', { type: 'text', value: user.surname, required: true })
  const email = h('input', { type: 'email', value: user.email, required: true })
  const department = h('input', { type: 'text', value: user.department ?? '' })
  const save = async () => {
    const patch = {
      firstName: firstName.value,
      surname: surname.value,
      email: email.value,
      department: department.value.trim() || null,
    }
    const result = await portal.perform(() => portal.acme.users.update(user.id, patch), [user.id])
    if (result !== null) toast('Saved.')
  }
  return h(
    'form',
    { class: 'card', onsubmit: (event) => (event.preventDefault(), void save()) },
    h(
      'div',
      { class: 'grid two' },
      field('First name', firstName),
      field('Surname', surname),
      field('E-mail', email),
      field('Department', department),
    ),
    h('footer', {}, h('button', {}, 'Save')),
  )
}

function numberTable(portal: Portal, user: User): HTMLElement {
  if (user.numbers.length === 0) return h('p', { class: 'muted' }, 'No phone numbers yet.')
  return h(
    'ul',
    { class: 'entries' },
    ...user.numbers.map((number) => numberEntry(portal, user, number)),
  )
}

function numberEntry(portal: Portal, user: User, number: PhoneNumber): HTMLElement {
  const { numbers } = portal.acme
  const swap = user.swaps.find(({ from }) => from === number.number)
  const others = user.numbers.filter(
    (other) =>
      other.type === number.type && other.number !== number.number && other.status !== 'foreign',
  )
  const edit = (what: string, command: Parameters<typeof performEdit>[3]) =>
    performEdit(portal, user.id, what, command)
  const state = {
    active: () =>
      badge(
        number.status === 'active' && number.from > portal.today()
          ? `active from ${number.from}`
          : 'active',
        'good',
      ),
    porting: () =>
      badge(`porting, active from ${number.status === 'porting' ? number.on : ''}`, 'info'),
    foreign: () => badge('at another operator', 'calm'),
  }[number.status]()
  const actions = {
    active: [
      button('Is at another operator', () =>
        edit(`${number.number} marked`, (options) =>
          numbers.markForeign(user.id, number.number, options),
        ),
      ),
    ],
    porting: [
      button('Move porting', () => openPorting(portal, user, number, 'movePorting')),
      button('Stop porting', () =>
        edit('Porting stopped', (options) =>
          numbers.cancelPorting(user.id, number.number, options),
        ),
      ),
    ],
    foreign: [
      button('Start porting', () => openPorting(portal, user, number, 'startPorting'), {
        class: 'primary',
      }),
    ],
  }[number.status]
  return h(
    'li',
    { class: 'entry' },
    h(
      'div',
      { class: 'what' },
      h('strong', {}, number.number),
      h('span', { class: 'muted' }, number.type),
      state,
    ),
    swap && h('p', { class: 'muted' }, `${swap.to} takes its place on ${swap.on}.`),
    h(
      'div',
      { class: 'actions' },
      ...actions,
      swap
        ? button('Cancel the swap', () =>
            edit('Swap canceled', (options) => numbers.cancelSwap(user.id, number.number, options)),
          )
        : others.length > 0 && button('Swap', () => openSwap(portal, user, number, others)),
      button(
        'Remove',
        () =>
          edit(`${number.number} removed`, (options) =>
            numbers.remove(user.id, number.number, options),
          ),
        {
          class: 'danger',
        },
      ),
    ),
  )
}

function openPorting(
  portal: Portal,
  user: User,
  { number }: PhoneNumber,
  command: 'startPorting' | 'movePorting',
): void {
  const date = h('input', { type: 'date', min: portal.today(), required: true })
  openDialog(`Port ${number}`, ({ close }) =>
    h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault()
          const work = performEdit(
            portal,
            user.id,
            `${number} is ported on ${date.value}`,
            (options) => portal.acme.numbers[command](user.id, number, date.value, options),
          )
          void work.then((done) => done && close())
        },
      },
      field(
        'Porting date',
        date,
        'A working day: at least 5 ahead for a mobile number, 10 for a landline.',
      ),
      h('footer', {}, button('Cancel', close), h('button', { class: 'primary' }, 'Port')),
    ),
  )
}

function openSwap(
  portal: Portal,
  user: User,
  { number }: PhoneNumber,
  others: readonly PhoneNumber[],
): void {
  const to = h(
    'select',
    {},
    ...others.map((other) => h('option', { value: other.number }, other.number)),
  )
  const date = h('input', {
    type: 'date',
    min: portal.today(),
    value: portal.today(),
    required: true,
  })
  openDialog(`Swap ${number}`, ({ close }) =>
    h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault()
          const on = date.value === portal.today() ? 'now' : date.value
          const work = performEdit(
            portal,
            user.id,
            `${number} gives way to ${to.value}`,
            (options) =>
              portal.acme.numbers.swap(user.id, { from: number, to: to.value, on }, options),
          )
          void work.then((done) => done && close())
        },
      },
      field('Takes its place', to),
      field('On', date),
      h('footer', {}, button('Cancel', close), h('button', { class: 'primary' }, 'Swap')),
    ),
  )
}

function addForm(portal: Portal, user: User): HTMLElement {
  const number = h('input', {
    type: 'tel',
    placeholder: '070-123 45 67',
    required: true,
    autocomplete: 'off',
    id: 'new-number',
  })
  const type = h(
    'select',
    { id: 'new-number-type' },
    h('option', { value: 'mobile' }, 'mobile'),
    h('option', { value: 'landline' }, 'landline'),
  )
  const status = h(
    'select',
    { id: 'new-number-status' },
    h('option', { value: 'active' }, 'active'),
    h('option', { value: 'foreign' }, 'at another operator'),
  )
  const add = async () => {
    const kind = type.value === 'mobile' ? 'mobile' : 'landline'
    const read = await readNumber(number.value, kind)
    if (read === null) return
    const added = await performEdit(portal, user.id, `${number.value} added`, (options) =>
      portal.acme.numbers.add(
        user.id,
        {
          number: read,
          type: kind,
          status: status.value === 'active' ? 'active' : 'foreign',
        },
        options,
      ),
    )
    if (added) number.value = ''
  }
  return h(
    'form',
    { class: 'card', onsubmit: (event) => (event.preventDefault(), void add()) },
    h(
      'div',
      { class: 'grid three' },
      field('Number', number),
      field('Type', type),
      field('Status', status),
    ),
    h('footer', {}, h('button', { class: 'primary' }, 'Add number')),
  )
}
