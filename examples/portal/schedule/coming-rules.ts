import { describeEffects } from 'seatline'
import { compareCatalogs, describeComparison } from 'seatline/analysis'
import { h, replace, type Child } from '../app/dom.js'
import { catalog, type Portal } from '../app/portal.js'

const SHOWN = 20

/** What changes in the rules on dates to come, and what that does to people. */
export function comingRules(portal: Portal): Child {
  const dates = (catalog.definition.editions ?? []).flatMap(({ from }) =>
    from !== undefined && from > portal.today() ? [from] : [],
  )
  return dates.map((from, place) => {
    const before = dates[place - 1] ?? portal.today()
    const comparison = compareCatalogs(catalog, catalog, { on: { before, after: from } })
    const people = h(
      'div',
      { class: 'people' },
      h('p', { class: 'muted' }, 'Looking at everybody…'),
    )
    const card = h(
      'details',
      { class: 'card rules', 'data-from': from },
      h('summary', {}, `New rules from ${from}`),
      h(
        'ul',
        {},
        ...describeComparison({ before: catalog, after: catalog }, comparison).map((line) =>
          h('li', { dir: 'auto' }, line),
        ),
      ),
      people,
    )
    card.addEventListener('toggle', () => {
      if (card.open) void showPeople(portal, from, people)
    })
    return card
  })
}

/** Whom new rules hit, and how: by the catalog with them and without them. */
async function showPeople(portal: Portal, from: string, into: HTMLElement): Promise<void> {
  const told: Child[] = []
  const looked = await portal.perform(async () => {
    let all = 0
    for await (const { users, summary } of portal.acme.reports.tryCatalog({ edition: from })) {
      all = summary.looked
      for (const { user, effects } of users) {
        const lines = describeEffects(effects, { words: portal.words })
        if (lines.length > 0)
          told.push(
            h(
              'li',
              { dir: 'auto' },
              h('strong', {}, portal.directory.nameOf(user)),
              ` ${lines.join(' ')}`,
            ),
          )
      }
    }
    return all
  })
  if (looked === null) return
  const hidden = told.length - SHOWN
  replace(
    into,
    h('p', {}, `${told.length} of ${looked} users with licenses are affected.`),
    h('ul', {}, ...told.slice(0, SHOWN)),
    hidden > 0 && h('p', { class: 'muted' }, `and ${hidden} more`),
  )
}
