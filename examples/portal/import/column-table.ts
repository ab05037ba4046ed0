import type { ColumnTarget, ReadUsersResult } from 'seatline/excel'
import { h } from '../app/dom.js'

const TARGETS: readonly (readonly [ColumnTarget, string])[] = [
  ['firstName', 'First name'],
  ['surname', 'Surname'],
  ['email', 'E-mail'],
  ['department', 'Department'],
  ['landline', 'Landline'],
  ['mobile', 'Mobile'],
  ['license', 'License'],
  ['removeLicense', 'License to remove'],
  ['assignmentDate', 'Assignment date'],
  ['onboardingEmail', 'Onboarding e-mail'],
  ['attribute:employeeId', 'Employee number'],
]

/** What a column can be for; the one of a track or a license is called as it is in the file. */
function targetsFor(target: ColumnTarget | null, header: string): typeof TARGETS {
  if (target === null || TARGETS.some(([one]) => one === target)) return TARGETS
  return [...TARGETS, [target, header]]
}

/** What each column was taken for; a person may say otherwise. */
export function columnTable(
  { columns }: ReadUsersResult,
  choose: (column: string, target: ColumnTarget | null) => unknown,
): HTMLElement {
  return h(
    'details',
    { class: 'card', open: true },
    h(
      'summary',
      {},
      `Columns: ${columns.filter(({ target }) => target !== null).length} of ${columns.length} are used`,
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Columns' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...['Column', 'Header', 'Used for'].map((head) => h('th', { scope: 'col' }, head)),
          ),
        ),
        h(
          'tbody',
          {},
          ...columns.map(({ column, header, target }) => {
            const select = h(
              'select',
              {
                id: `column-${column}`,
                'aria-label': `Column ${column} is used for`,
                onchange: () =>
                  choose(
                    column,
                    targetsFor(target, header).find(([one]) => one === select.value)?.[0] ?? null,
                  ),
              },
              h('option', { value: '' }, 'Left out'),
              ...targetsFor(target, header).map(([one, title]) =>
                h('option', { value: one, selected: one === target }, title),
              ),
            )
            return h(
              'tr',
              {},
              h('th', { scope: 'row' }, column),
              h('td', { dir: 'auto' }, header),
              h('td', {}, select),
            )
          }),
        ),
      ),
    ),
  )
}
