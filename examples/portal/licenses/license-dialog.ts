import { compareLicenses, type ConfirmResult, type Plan, type RequestedChange } from 'seatline'
import { comparisonHtml } from 'seatline/render'
import { button, h, picture, replace } from '../app/dom.js'
import { catalog, words, type LicenseId, type Portal, type Track } from '../app/portal.js'
import { openDialog, type OpenDialog } from '../parts/dialog.js'
import { createProgress } from '../parts/progress.js'
import { toast } from '../parts/toast.js'
import { answerOfMany } from './answer-of-many.js'
import { answerOfOne, detailsFor } from './answer-of-one.js'

/** What a person has chosen so far. */
export interface Choice {
  license: LicenseId | null
  kind: 'assign' | 'remove'
  on: string
  dependents: 'keep' | 'remove'
  /** What else is asked for along with it, because it would help. */
  along: readonly RequestedChange[]
  /** Numbers chosen, by user, license and detail. */
  readonly details: Map<string, Map<string, Map<string, string>>>
}

/** Goes from choosing a license to confirming it: compare, when, requirements, details. */
export function openLicenseDialog(portal: Portal, users: readonly string[], track: Track): void {
  const who = users.length === 1 ? portal.directory.nameOf(users[0] ?? '') : `${users.length} users`
  openDialog(
    `${track.name} for ${who}`,
    (dialog) => new Flow(portal, users, track, dialog).element,
    'large',
  )
}

class Flow {
  readonly element = h('div', { class: 'flow' })
  readonly #answer = h('div', { class: 'answer', 'aria-live': 'polite' })
  readonly #footer = h('footer')
  readonly #progress = createProgress()
  readonly #choice: Choice = {
    license: null,
    kind: 'assign',
    on: 'now',
    dependents: 'keep',
    along: [],
    details: new Map(),
  }
  #plan: Plan | null = null
  #turn = 0

  constructor(
    readonly portal: Portal,
    readonly users: readonly string[],
    readonly track: Track,
    readonly dialog: OpenDialog,
  ) {
    this.element.append(
      this.#licenses(),
      this.#dates(),
      this.#answer,
      this.#progress.element,
      this.#footer,
    )
    this.#showFooter()
  }

  /** Licenses to choose from, and how they differ. */
  #licenses(): HTMLElement {
    const [only] = this.users
    const user =
      this.users.length === 1 && only !== undefined ? this.portal.directory.find(only) : undefined
    const isHeld = (license: string) =>
      user?.holdings.some((holding) => holding.license === license) ?? false
    const options = this.track.licenses.map((license) => {
      const assign = this.#option(
        'assign',
        license.id,
        words.license(license.id),
        license.description ?? '',
        isHeld(license.id) ? 'has it now' : '',
      )
      const remove = this.#option(
        'remove',
        license.id,
        `Remove ${words.license(license.id)}`,
        '',
        '',
      )
      return { assign, remove: user === undefined || isHeld(license.id) ? remove : null }
    })
    const comparison = compareLicenses(
      catalog,
      this.track.licenses.map(({ id }) => id),
    )
    return h(
      'section',
      {},
      h(
        'fieldset',
        { class: 'options' },
        h('legend', {}, 'License'),
        ...options.map(({ assign }) => assign),
        ...options.map(({ remove }) => remove),
      ),
      comparison.rows.length > 0 &&
        h(
          'div',
          { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Comparison' },
          picture(comparisonHtml(comparison)),
        ),
    )
  }

  #option(
    kind: Choice['kind'],
    license: LicenseId,
    title: string,
    description: string,
    note: string,
  ): HTMLElement {
    const id = `${kind}-${license}`
    const choose = () => {
      Object.assign(this.#choice, { license, kind, dependents: 'keep', along: [] })
      this.#choice.details.clear()
      void this.refresh()
    }
    return h(
      'label',
      { class: `option ${kind}`, for: id },
      h('input', { type: 'radio', name: 'license', id, onchange: choose }),
      h(
        'span',
        {},
        h('strong', {}, title),
        description !== '' && h('small', { class: 'muted' }, description),
        note !== '' && h('small', { class: 'muted' }, note),
      ),
    )
  }

  /** When it is to be: now, or on a date. */
  #dates(): HTMLElement {
    const date = h('input', {
      type: 'date',
      min: this.portal.today(),
      id: 'on-date-value',
      'aria-label': 'Assignment date',
    })
    const now = h('input', { type: 'radio', name: 'on', id: 'on-now', checked: true })
    const later = h('input', { type: 'radio', name: 'on', id: 'on-date' })
    const choose = () => {
      if (now.checked) this.#choice.on = 'now'
      else if (date.value !== '' && date.validity.valid) this.#choice.on = date.value
      else return date.focus()
      void this.refresh()
    }
    now.addEventListener('change', choose)
    later.addEventListener('change', choose)
    date.addEventListener('change', () => ((later.checked = true), choose()))
    this.chooseDate = (on) => {
      date.value = on
      later.checked = true
      choose()
    }
    return h(
      'fieldset',
      { class: 'when' },
      h('legend', {}, 'Assignment date'),
      h('label', { for: 'on-now' }, now, ' Now'),
      h('label', { for: 'on-date' }, later, ' On a date '),
      date,
    )
  }

  /** Sets the date as a person would. */
  chooseDate: (on: string) => void = () => undefined

  /** Plans what is chosen, and shows the answer. */
  async refresh(): Promise<void> {
    const { license, kind, on, dependents, along, details } = this.#choice
    if (license === null) return
    const mine = (this.#turn += 1)
    this.#plan = null
    this.#showFooter()
    const detailsByUser = Object.fromEntries(
      [...details].map(([user, licenses]) => [
        user,
        Object.fromEntries([...licenses].map(([of, chosen]) => [of, Object.fromEntries(chosen)])),
      ]),
    )
    const requestedChanges = [{ kind, license, dependents }, ...along]
    const of = (wanted: Choice['kind']) =>
      requestedChanges
        .filter((requested) => requested.kind === wanted)
        .map((requested) => ({ license: requested.license as LicenseId, dependents })) // plans are made over this catalog
    const plan = await this.#progress.run('Judged', (options) =>
      this.portal.perform(() =>
        this.portal.acme.plan(
          { users: this.users, assign: of('assign'), remove: of('remove'), on, detailsByUser },
          { ...options, help: this.users.length > 50 ? 'none' : 'find' },
        ),
      ),
    )
    if (mine !== this.#turn || plan === null) return
    this.#plan = plan
    const steps = {
      choice: this.#choice,
      refresh: () => this.refresh(),
      adopt: (next: Plan) => this.#adopt(next),
    }
    const [answer] = plan.users
    replace(
      this.#answer,
      plan.users.length === 1 && answer !== undefined
        ? answerOfOne(this.portal, plan, answer, steps)
        : answerOfMany(this.portal, plan, steps),
    )
    this.#showFooter()
  }

  /** Takes over what a remedy made of the request: another date, other licenses, chosen numbers. */
  #adopt({ request: { users, changes: requestedChanges, on, detailsByUser } }: Plan): void {
    const choice = this.#choice
    const isChosen = (requested: RequestedChange) =>
      requested.kind === choice.kind && requested.license === choice.license
    choice.along = requestedChanges.filter((requested) => !isChosen(requested))
    choice.dependents = requestedChanges.find(isChosen)?.dependents ?? choice.dependents
    for (const user of users) {
      for (const { license, details } of requestedChanges) {
        const chosen = detailsFor(choice, user, license)
        for (const [detail, number] of Object.entries({
          ...details,
          ...detailsByUser[user]?.[license],
        }))
          chosen.set(detail, number)
      }
    }
    if (on !== choice.on) this.chooseDate(on)
    else void this.refresh()
  }

  #showFooter(): void {
    const plan = this.#plan
    const isNow = this.#choice.on === 'now'
    const count = (status: string) =>
      plan?.users.filter((answer) => answer.status === status).length ?? 0
    const [ready, conflicts] = [count('ready'), count('conflict') + count('needs_details')]
    const isPossible = isNow ? ready > 0 : ready + conflicts > 0
    const text = isNow
      ? this.#choice.kind === 'assign'
        ? 'Assign now'
        : 'Remove now'
      : conflicts > 0
        ? 'Schedule all the same'
        : 'Schedule'
    replace(
      this.#footer,
      isNow &&
        conflicts > 0 &&
        ready > 0 &&
        h(
          'span',
          { class: 'muted' },
          `${ready} of ${plan?.users.length} go through; the others stay as they are.`,
        ),
      button('Cancel', this.dialog.close, { id: 'flow-cancel' }),
      button(text, () => plan !== null && this.#confirm(plan), {
        class: 'primary',
        id: 'flow-confirm',
        disabled: plan === null || !isPossible,
      }),
    )
  }

  async #confirm(plan: Plan): Promise<void> {
    const result = await this.#progress.run('Carried out', (options) =>
      this.portal.perform(() => this.portal.acme.confirm(plan, options), this.users),
    )
    if (result === null) return
    tell(result)
    if (result.users.some(({ status }) => status === 'plan_stale')) return this.refresh()
    this.dialog.close()
  }
}

function tell({ users, carriedOut }: ConfirmResult): void {
  const count = (status: string, text: string) => {
    const many = users.filter((user) => user.status === status).length
    return many === 0 ? [] : [users.length === 1 ? text : `${many} ${text}`]
  }
  const parts = [
    ...count('applied', 'done'),
    ...count('scheduled', 'scheduled'),
    ...count('unchanged', 'unchanged'),
    ...count('refused', 'refused'),
    ...count('plan_stale', 'changed in the meantime: please look again'),
    ...count('user_deleted', 'gone'),
  ]
  toast(
    `${parts.join(', ').replace(/^./, (letter) => letter.toUpperCase())}.`,
    carriedOut === 'all' ? 'done' : 'warning',
  )
}
