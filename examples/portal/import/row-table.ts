import { describeConflict, type ImportPlan, type ImportResult } from 'seatline'
import { h, type Child } from '../app/dom.js'
import { words } from '../app/portal.js'
import { badge } from '../parts/status.js'

const SHOWN = 200
const TONES: { readonly [status: string]: 'good' | 'bad' | 'info' } = {
  create: 'good',
  created: 'good',
  update: 'good',
  updated: 'good',
  partial: 'info',
  refused: 'bad',
  plan_stale: 'bad',
}

/** What the import would do, row by row; afterwards, what it did. */
export function rowTable(plan: ImportPlan, done: ImportResult | null): Child {
  const rows = plan.rows.map((planned, index) => {
    const result = done?.rows[index]
    return { status: result?.status ?? planned.outcome, answer: result?.answer ?? planned }
  })
  const counts = new Map<string, number>()
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1)
  return h(
    'details',
    { class: 'card', open: true },
    h(
      'summary',
      {},
      done === null
        ? `${rows.length} ${rows.length === 1 ? 'row was' : 'rows were'} understood`
        : 'What became of the rows',
    ),
    h(
      'p',
      { class: 'counts' },
      ...[...counts].map(([status, count]) =>
        badge(`${count} ${status.replace('_', ' ')}`, TONES[status] ?? 'calm'),
      ),
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Rows' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...['Row', 'E-mail', 'Outcome', 'License', 'Why'].map((head) =>
              h('th', { scope: 'col' }, head),
            ),
          ),
        ),
        h(
          'tbody',
          {},
          ...rows.slice(0, SHOWN).map(({ status, answer }) => {
            const reasons = [
              ...answer.issues.map(({ message }) => message),
              ...answer.licenses
                .flatMap(({ conflicts }) => conflicts)
                .map((conflict) => describeConflict(conflict, { words })),
            ]
            return h(
              'tr',
              {},
              h('th', { scope: 'row' }, answer.row),
              h('td', { dir: 'auto' }, answer.email),
              h('td', {}, badge(status.replace('_', ' '), TONES[status] ?? 'calm')),
              h(
                'td',
                { dir: 'auto' },
                answer.licenses
                  .flatMap(({ changes }) => changes)
                  .map(({ license }) => words.license(license))
                  .join(', '),
              ),
              h('td', { dir: 'auto' }, [...new Set(reasons)].join(' ')),
            )
          }),
        ),
      ),
    ),
  )
}
