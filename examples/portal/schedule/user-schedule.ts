import { describeConflict, type ScheduledEntry, type User, type UserSchedule } from 'seatline'
import { timelineSvg } from 'seatline/render'
import { button, h, picture, replace, type Child } from '../app/dom.js'
import { catalog, words, type Portal } from '../app/portal.js'
import { performEdit } from '../parts/perform-edit.js'
import { remedyButtons } from '../parts/remedies.js'
import { fateOf } from '../parts/status.js'

/**
 * The schedule of a user: its picture, one date for all, and every change with what can be done
 * about it.
 */
export async function scheduleOf(portal: Portal, user: User): Promise<Child> {
  const [schedule, timeline] = await Promise.all([
    portal.acme.schedule.of(user.id),
    portal.acme.users.timeline(user.id),
  ])
  const title = `${user.firstName} ${user.surname}`
  const figure = h('figure', { class: 'timeline' })
  const draw = () =>
    replace(
      figure,
      picture(
        timelineSvg(catalog, timeline, { title, width: Math.max(280, figure.clientWidth || 700) }),
      ),
    )
  new ResizeObserver(draw).observe(figure)
  return [
    figure,
    overrideForm(portal, user, schedule),
    schedule.changes.length === 0
      ? h('p', { class: 'muted' }, 'Nothing is scheduled.')
      : h(
          'ul',
          { class: 'entries' },
          ...schedule.changes.map((entry) => entryOf(portal, user.id, entry)),
        ),
  ]
}

/** One date that stands in for the dates of all changes. */
function overrideForm(portal: Portal, user: User, { override, changes }: UserSchedule): Child {
  if (!changes.some(({ change }) => change.status === 'scheduled')) return null
  const { schedule } = portal.acme
  const date = h('input', {
    type: 'date',
    min: portal.today(),
    value: override?.date ?? '',
    id: 'override-date',
    'aria-label': 'One date for all changes',
  })
  const set = () =>
    date.value !== '' &&
    performEdit(portal, user.id, `All changes on ${date.value}`, (options) =>
      schedule.override(user.id, date.value, options),
    )
  return h(
    'div',
    { class: 'override card' },
    h('strong', {}, 'One date for all'),
    date,
    button('Set', set, { id: 'override-set' }),
    override !== null &&
      button(
        'Back to own dates',
        () =>
          performEdit(portal, user.id, 'Own dates are back', (options) =>
            schedule.clearOverride(user.id, options),
          ),
        { id: 'override-clear' },
      ),
  )
}

/** A change, its fate, and what can be done about it. */
export function entryOf(
  portal: Portal,
  user: string,
  entry: ScheduledEntry,
  name: string | null = null,
): HTMLElement {
  const { change, effectiveDate, overridden, forecast } = entry
  const conflicts =
    change.failure?.conflicts ?? (forecast?.status === 'failed' ? forecast.conflicts : [])
  const sentences = new Set(conflicts.map((conflict) => describeConflict(conflict, { words })))
  const what = `${change.kind === 'assign' ? '' : 'Remove '}${words.license(change.license)}`
  const help = h('div', {})
  if (conflicts.length > 0) void showHelp(portal, user, change.id, help)
  return h(
    'li',
    { class: `entry${conflicts.length > 0 ? ' failing' : ''}`, 'data-license': change.license },
    h(
      'div',
      { class: 'what' },
      h('time', {}, effectiveDate),
      name !== null && h('span', { dir: 'auto' }, name),
      h('strong', { dir: 'auto' }, what),
      fateOf(entry),
      overridden && h('span', { class: 'muted' }, `own date ${change.ownDate}`),
    ),
    ...[...sentences].map((sentence) => h('p', { class: 'bad', dir: 'auto' }, sentence)),
    help,
    editsOf(portal, user, entry, what),
  )
}

function editsOf(
  portal: Portal,
  user: string,
  { change, effectiveDate }: ScheduledEntry,
  what: string,
): HTMLElement {
  const { schedule } = portal.acme
  const isFailed = change.status === 'failed'
  const today = portal.today()
  const date = h('input', {
    type: 'date',
    min: today,
    value: isFailed ? '' : effectiveDate,
    'aria-label': `Date of ${what}`,
  })
  const move = () => {
    if (date.value === '' || !date.validity.valid) return date.focus()
    const on = date.value === today ? 'now' : date.value
    return performEdit(portal, user, `${what} on ${date.value}`, (options) =>
      isFailed
        ? schedule.retry(user, change.id, on, options)
        : schedule.move(user, change.id, on, options),
    )
  }
  const end = () =>
    performEdit(portal, user, isFailed ? `${what} put away` : `${what} canceled`, (options) =>
      isFailed
        ? schedule.dismiss(user, change.id, options)
        : schedule.cancel(user, change.id, options),
    )
  return h(
    'div',
    { class: 'actions' },
    date,
    button(isFailed ? 'Try again' : 'Move', move),
    button(isFailed ? 'Dismiss' : 'Cancel change', end, { class: 'danger' }),
  )
}

/** What would help a change that fails, as buttons. */
async function showHelp(
  portal: Portal,
  user: string,
  change: string,
  place: HTMLElement,
): Promise<void> {
  const help = await portal.perform(() => portal.acme.schedule.help(user, change))
  if (help === null) return
  const { acme } = portal
  const buttons = remedyButtons(portal, help.remedies, (choice, what) =>
    performEdit(
      portal,
      user,
      what,
      (options) => acme.schedule.remedy(user, change, choice, options),
      Object.values(choice.seatsFrom ?? {}).flat(),
    ),
  )
  replace(place, buttons)
}
