import { describeRemedy, labelAction, type Action, type CarriedOut, type Remedies } from 'seatline'
import { button, field, h, type Child } from '../app/dom.js'
import { words } from '../app/portal.js'
import { openDialog } from './dialog.js'
import { toast } from './toast.js'

/** What a person gives where an action alone does not say it. */
export interface Given {
  readonly number?: string
  readonly value?: string
}

/**
 * What would help, as buttons that do it.
 *
 * @param perform - Carries one action out; `null` when it did not work.
 * @param done - Called after a whole set.
 */
export function remedyButtons(
  { sets, complete }: Remedies,
  perform: (action: Action, given: Given) => Promise<CarriedOut | null>,
  done: () => unknown,
): Child {
  if (sets.length === 0) return h('p', { class: 'muted' }, 'Nothing that is in reach would help.')
  const run = async (actions: readonly Action[]) => {
    for (const action of actions) if (!(await carryOutOne(action, perform))) return
    done()
  }
  return h(
    'div',
    { class: 'remedies', role: 'group', 'aria-label': 'What would help' },
    h('span', { class: 'muted' }, 'What would help:'),
    ...sets.map((remedy) => button(describeRemedy(remedy, words), () => run(remedy.actions), { class: 'remedy' })),
    !complete && h('small', { class: 'muted' }, 'There may be more.'),
  )
}

async function carryOutOne(action: Action, perform: (action: Action, given: Given) => Promise<CarriedOut | null>): Promise<boolean> {
  let carried = await perform(action, {})
  if (carried?.status === 'needs' && (carried.what === 'number' || carried.what === 'value')) {
    const { what } = carried
    const given = await askFor(what === 'number' ? 'Which number?' : `Which value?`, what === 'number' ? '+46701234567' : '')
    if (given === null) return false
    carried = await perform(action, { [what]: given })
  }
  if (carried?.status === 'needs' && carried.what === 'seat')
    toast(
      `Take ${action.kind === 'free_seat' ? words.license(action.license) : 'it'} from another user first, or raise the limit.`,
      'warning',
    )
  if (carried?.status === 'refused') toast(`${labelAction(action, words)}: it would not go through.`, 'problem')
  return carried?.status === 'done'
}

/** Asks for one text. */
function askFor(question: string, placeholder: string): Promise<string | null> {
  return new Promise((resolve) => {
    const input = h('input', { type: 'text', placeholder, required: true, autocomplete: 'off' })
    const { element } = openDialog(question, ({ close }) =>
      h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault()
            resolve(input.value.trim())
            close()
          },
        },
        field(placeholder === '' ? 'Value' : 'In international form', input),
        h('footer', {}, button('Cancel', close), h('button', { class: 'primary' }, 'Go on')),
      ),
    )
    element.addEventListener('close', () => resolve(null))
    input.focus()
  })
}
