import {
  describeRemedy,
  remedyInputs,
  type Remedies,
  type RemedyChoice,
  type RemedyInput,
} from 'seatline'
import { button, field, h, type Child } from '../app/dom.js'
import { words, type Portal } from '../app/portal.js'
import { openDialog } from './dialog.js'
import { readNumber } from './read-number.js'

/** What would help, as buttons that do it once a person has given what only a person knows. */
export function remedyButtons(
  portal: Portal,
  { sets, complete }: Remedies,
  perform: (choice: RemedyChoice, what: string) => unknown,
): Child {
  if (sets.length === 0) return h('p', { class: 'muted' }, 'Nothing that is in reach would help.')
  return h(
    'div',
    { class: 'remedies', role: 'group', 'aria-label': 'What would help' },
    h('span', { class: 'muted' }, 'What would help:'),
    ...sets.map((remedy) => {
      const sentence = describeRemedy(remedy, { words })
      const run = async () => {
        const given = await askFor(portal, remedyInputs(remedy).flatMap(oneByOne), sentence)
        const read = given && (await withNumbers(given))
        if (read !== null) await perform({ remedy, ...read }, sentence.replace(/\.$/, ''))
      }
      return button(sentence, run, { class: 'remedy' })
    }),
    !complete && h('small', { class: 'muted' }, 'There may be more.'),
  )
}

/** What was given, its numbers read as they are dialed here; `null` if one of them is none. */
async function withNumbers(given: Given): Promise<Given | null> {
  const numbers: { landline?: string; mobile?: string } = {}
  for (const type of ['landline', 'mobile'] as const) {
    const typed = given.numbers?.[type]
    if (typed === undefined) continue
    const number = await readNumber(typed, type)
    if (number === null) return null
    numbers[type] = number
  }
  return { ...given, numbers }
}

type Given = Omit<RemedyChoice, 'remedy'>

/** A field for each user who gives up a seat. */
function oneByOne(input: RemedyInput): readonly RemedyInput[] {
  return input.kind === 'seat' ? Array.from({ length: input.count }, () => input) : [input]
}

/** Asks for all that a remedy leaves open, in one form. */
function askFor(
  portal: Portal,
  inputs: readonly RemedyInput[],
  title: string,
): Promise<Given | null> {
  if (inputs.length === 0) return Promise.resolve({})
  return new Promise((resolve) => {
    const fields = inputs.map((input) => ({ input, ...fieldOf(portal, input) }))
    const { element } = openDialog(title, ({ close }) =>
      h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault()
            resolve(
              givenIn(fields.map(({ input, control }) => ({ input, value: control.value.trim() }))),
            )
            close()
          },
        },
        ...fields.map(({ label, hint, control }) => field(label, control, hint)),
        h('footer', {}, button('Cancel', close), h('button', { class: 'primary' }, 'Go on')),
      ),
    )
    element.addEventListener('close', () => resolve(null))
    fields[0]?.control.focus()
  })
}

function fieldOf({ directory }: Portal, input: RemedyInput) {
  switch (input.kind) {
    case 'number': {
      const example = input.type === 'landline' ? '08-123 45 67' : '070-123 45 67'
      const control = h('input', {
        type: 'tel',
        placeholder: example,
        required: true,
        autocomplete: 'off',
      })
      return { label: `The new ${input.type} number`, hint: null, control }
    }
    case 'value':
      return {
        label: input.attribute,
        hint: null,
        control: h('input', { type: 'text', required: true, autocomplete: 'off' }),
      }
    case 'seat': {
      const holders = directory
        .all()
        .filter(({ holdings }) => holdings.some(({ license }) => license === input.license))
      const options = holders.map(({ id }) => h('option', { value: id }, directory.nameOf(id)))
      const control = h(
        'select',
        { required: true },
        h('option', { value: '' }, 'Choose…'),
        ...options,
      )
      return { label: `Who gives up ${words.license(input.license)}`, hint: null, control }
    }
  }
}

function givenIn(
  answers: readonly { readonly input: RemedyInput; readonly value: string }[],
): Given {
  const of = <K extends RemedyInput['kind']>(
    kind: K,
    nameOf: (input: Extract<RemedyInput, { kind: K }>) => string,
  ) =>
    Object.fromEntries(
      answers.flatMap(({ input, value }) =>
        input.kind === kind ? [[nameOf(input as Extract<RemedyInput, { kind: K }>), value]] : [],
      ), // its kind was just looked at
    )
  const givers: Record<string, string[]> = {}
  for (const { input, value } of answers)
    if (input.kind === 'seat') (givers[input.license] ??= []).push(value)
  return {
    numbers: of('number', ({ type }) => type),
    values: of('value', ({ attribute }) => attribute),
    seatsFrom: givers,
  }
}
