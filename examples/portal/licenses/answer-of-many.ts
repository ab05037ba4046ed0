import { conflictNote, describeEffects, type Plan } from 'seatline'
import { conflictNoteHtml } from 'seatline/render'
import { h, picture, type Child } from '../app/dom.js'
import { catalog, type Portal } from '../app/portal.js'
import { noEffects } from '../parts/perform-edit.js'
import { badge } from '../parts/status.js'
import { detailsOf, type Steps } from './answer-of-one.js'

const ASKED = 20

/** The answer of a plan for many users: how many go through, and why the others do not. */
export function answerOfMany(portal: Portal, plan: Plan, steps: Steps): Child {
  const { directory } = portal
  const of = (status: string) => plan.users.filter((answer) => answer.status === status)
  const open = of('needs_details')
  return [
    h(
      'p',
      { class: 'counts' },
      badge(`${of('ready').length} go through`, 'good'),
      of('conflict').length > 0 && badge(`${of('conflict').length} do not`, 'bad'),
      open.length > 0 && badge(`${open.length} need a choice`, 'info'),
      of('unchanged').length > 0 && badge(`${of('unchanged').length} unchanged`),
    ),
    of('conflict').length + open.length > 0 &&
      picture(conflictNoteHtml(conflictNote(catalog, plan), { nameOf: directory.nameOf })),
    othersOf(portal, plan),
    open.length > 0 &&
      h(
        'h3',
        {},
        open.length > ASKED ? `The first ${ASKED} who need a choice` : 'Who needs a choice',
      ),
    ...open.slice(0, ASKED).map((answer) => {
      const [change] = answer.changes
      return h(
        'div',
        { class: 'card' },
        h('strong', { dir: 'auto' }, directory.nameOf(answer.user)),
        change && detailsOf(answer.user, change, steps),
      )
    }),
  ]
}

/** Whose seats it takes, and who finds one by it. */
function othersOf({ words }: Portal, plan: Plan): Child {
  const others = plan.users.flatMap(({ effects }) => effects.others)
  const lines = describeEffects({ ...noEffects, others }, { words })
  if (lines.length === 0) return null
  return h(
    'section',
    { class: 'consequences' },
    h('h3', {}, 'What it does to others'),
    h('ul', {}, ...lines.map((line) => h('li', { dir: 'auto' }, line))),
  )
}
