import { describeConflict, type User, type UserSchedule } from 'seatline'
import { button, h, type Child } from '../app/dom.js'
import { tracksOn, words, type Portal, type Track } from '../app/portal.js'
import { badge } from '../parts/status.js'
import { openLicenseDialog } from './license-dialog.js'

/** The tracks, and what the user has of each. */
export async function tracksOf(portal: Portal, user: User): Promise<Child> {
  const schedule = await portal.acme.schedule.of(user.id)
  return h(
    'div',
    { class: 'tracks' },
    ...tracksOn(portal.today()).map((track) => trackCard(portal, user, schedule, track)),
  )
}

function trackCard(portal: Portal, user: User, schedule: UserSchedule, track: Track): HTMLElement {
  const holdsMany = track.holds === 'many'
  const own = new Set<string>(track.licenses.map(({ id }) => id))
  const held = user.holdings.filter(({ license }) => own.has(license))
  const coming = schedule.changes.filter(
    ({ change }) => change.status === 'scheduled' && own.has(change.license),
  )
  return h(
    'section',
    { class: 'card track', 'aria-label': track.name },
    h(
      'header',
      {},
      h('h2', {}, track.name),
      button(
        holdsMany ? 'Add or remove' : 'Change license',
        () => openLicenseDialog(portal, [user.id], track),
        {
          id: `change-${track.id}`,
        },
      ),
    ),
    held.length === 0 && h('p', { class: 'muted' }, 'No license'),
    ...held.map((holding) => {
      const wrong = user.outOfCompliance.find(({ license }) => license === holding.license)
      const numbers = Object.values(holding.details)
      return h(
        'div',
        { class: 'holding' },
        h('strong', { dir: 'auto' }, words.license(holding.license)),
        h('span', { class: 'muted' }, [`since ${holding.since}`, ...numbers].join(' · ')),
        wrong &&
          h(
            'p',
            { class: 'bad', dir: 'auto' },
            wrong.conflicts.map((conflict) => describeConflict(conflict, { words })).join(' '),
          ),
      )
    }),
    ...coming.map(({ change, effectiveDate, forecast }) =>
      h(
        'p',
        { class: 'coming' },
        forecast?.status === 'failed'
          ? badge('will fail', 'bad')
          : badge(change.kind === 'assign' ? 'to come' : 'to go', 'info'),
        ` ${words.license(change.license)} on ${effectiveDate}`,
      ),
    ),
  )
}
