import type { ImportPlan, ImportResult } from 'seatline'
import {
  annotateWorkbook,
  readUsers,
  writeTemplate,
  type ColumnMapping,
  type ReadUsersResult,
} from 'seatline/excel'
import { button, h, replace, type Child } from '../app/dom.js'
import { catalog, COUNTRY, type Portal } from '../app/portal.js'
import { download } from '../parts/download.js'
import { createProgress } from '../parts/progress.js'
import { toast } from '../parts/toast.js'
import { columnTable } from './column-table.js'
import { issueTable } from './issue-table.js'
import { rowTable } from './row-table.js'

/** Many users from a workbook: choose it, look at what was understood, carry it out. */
export function importView(portal: Portal): Child {
  const result = h('div', { class: 'import-result' })
  const progress = createProgress()
  let file: File | null = null
  const read = async (mapping: ColumnMapping = {}) => {
    if (file === null) return
    const chosen = file
    const found = await portal.perform(() =>
      readUsers(chosen, { defaultCountry: COUNTRY, catalog, mapping }),
    )
    if (found === null) return replace(result)
    const plan = await progress.run('Judged', (options) =>
      portal.perform(() => portal.acme.imports.plan(found.rows, options)),
    )
    if (plan !== null) replace(result, outcome(chosen, found, plan, mapping))
  }
  const handBack = async (
    chosen: File,
    found: ReadUsersResult,
    rows: ImportPlan['rows'] | ImportResult['rows'],
  ) => {
    const bytes = await portal.perform(() => annotateWorkbook(chosen, found, { rows, catalog }))
    if (bytes !== null) download(`${chosen.name.replace(/\.[^.]*$/, '')} with remarks.xlsx`, bytes)
  }
  const outcome = (
    chosen: File,
    found: ReadUsersResult,
    plan: ImportPlan,
    mapping: ColumnMapping,
    done: ImportResult | null = null,
  ): Child => [
    h(
      'div',
      { class: 'actions' },
      h(
        'h2',
        { dir: 'auto' },
        `${chosen.name}${found.sheet === '' ? '' : `, sheet ${found.sheet}`}`,
      ),
      button('Download it with remarks', () => handBack(chosen, found, done?.rows ?? plan.rows), {
        id: 'hand-back',
      }),
    ),
    columnTable(found, (column, target) => read({ ...mapping, [column]: target })),
    issueTable(found),
    rowTable(plan, done),
    done === null &&
      h(
        'footer',
        { class: 'confirm' },
        button(
          `Import ${plan.rows.filter(({ outcome: status }) => status !== 'refused' && status !== 'unchanged').length} rows`,
          async () => {
            const confirmed = await progress.run('Imported', (options) =>
              portal.perform(() => portal.acme.imports.confirm(plan, options), 'all'),
            )
            if (confirmed === null) return
            const count = (status: string) =>
              confirmed.rows.filter((row) => row.status === status).length
            toast(
              `${count('created')} created, ${count('updated')} updated, ${count('partial')} partly, ${count('refused')} refused.`,
            )
            replace(result, outcome(chosen, found, plan, mapping, confirmed))
          },
          {
            class: 'primary',
            id: 'import-confirm',
            disabled: plan.rows.every(
              ({ outcome: status }) => status === 'refused' || status === 'unchanged',
            ),
          },
        ),
      ),
  ]
  const template = async (filled: 'empty' | 'filled') => {
    const users = filled === 'filled' ? { users: portal.acme.users.pages() } : {}
    const bytes = await portal.perform(() => writeTemplate({ catalog, ...users }))
    if (bytes !== null) download(filled === 'filled' ? 'users.xlsx' : 'template.xlsx', bytes)
  }
  const input = h('input', {
    type: 'file',
    id: 'workbook',
    accept: '.xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv',
  })
  const take = (given: File | null | undefined) => {
    file = given ?? null
    void read()
  }
  input.addEventListener('change', () => take(input.files?.[0]))
  return h(
    'section',
    { class: 'page' },
    h('h1', {}, 'Import users'),
    h(
      'div',
      { class: 'actions' },
      button('Download the template', () => template('empty'), { id: 'template' }),
      button('The template with all users', () => template('filled'), { id: 'template-filled' }),
    ),
    h(
      'label',
      {
        class: 'drop',
        for: 'workbook',
        ondragover: (event) => event.preventDefault(),
        ondrop: (event) => {
          event.preventDefault()
          take(event.dataTransfer?.files[0])
        },
      },
      h('strong', {}, 'Drop a workbook here, or choose one'),
      h('span', { class: 'muted' }, 'Excel, OpenDocument or CSV. Nothing leaves this browser.'),
      input,
    ),
    progress.element,
    result,
  )
}
