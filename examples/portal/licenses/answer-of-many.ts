import { conflictNote, type Plan } from 'seatline'
import { conflictNoteHtml } from 'seatline/render'
import { h, picture, type Child } from '../app/dom.js'
import { catalog, type Portal } from '../app/portal.js'
import { badge } from '../parts/status.js'
import { detailsOf, type Steps } from './answer-of-one.js'

const ASKED = 20

/** The answer of a plan for many users: how many go through, and why the others do not. */
export function answerOfMany({ directory }: Portal, plan: Plan, steps: Steps): Child {
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
