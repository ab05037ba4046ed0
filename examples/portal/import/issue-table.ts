import type { ReadUsersResult } from 'seatline/excel'
import { h, type Child } from '../app/dom.js'
import { badge } from '../parts/status.js'

const SHOWN = 200

/** Every cell that needs a look, with the value as the person sees it. */
export function issueTable({ issues, notices }: ReadUsersResult): Child {
  const all = [...notices, ...issues]
  if (all.length === 0) return h('p', { class: 'muted' }, 'Every cell was understood.')
  const tone = { error: 'bad', warning: 'info', note: 'calm' } as const
  return h(
    'details',
    { class: 'card', open: true },
    h(
      'summary',
      {},
      `${all.length} ${all.length === 1 ? 'remark' : 'remarks'} on the file${all.length > SHOWN ? `, the first ${SHOWN} of them` : ''}`,
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Remarks' },
      h(
        'table',
        { class: 'issues' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...['Where', 'Kind', 'Value', 'What is the matter'].map((head) =>
              h('th', { scope: 'col' }, head),
            ),
          ),
        ),
        h(
          'tbody',
          {},
          ...all
            .slice(0, SHOWN)
            .map(({ level, where, message, suggestion }) =>
              h(
                'tr',
                {},
                h(
                  'th',
                  { scope: 'row' },
                  where.row === undefined ? 'File' : `${where.column ?? ''}${where.row}`,
                ),
                h('td', {}, badge(level, tone[level])),
                h('td', { dir: 'auto', class: 'value' }, where.value),
                h(
                  'td',
                  { dir: 'auto' },
                  message,
                  suggestion !== undefined &&
                    h('small', { class: 'muted' }, ` Meant ${suggestion}?`),
                ),
              ),
            ),
        ),
      ),
    ),
  )
}
