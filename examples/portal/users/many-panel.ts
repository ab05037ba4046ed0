import { button, h } from '../app/dom.js'
import { tracksOn, words, type Portal } from '../app/portal.js'
import { openLicenseDialog } from '../licenses/license-dialog.js'

/** Many users at once: who they are, what they have, and a track to change for all of them. */
export function manyPanel(portal: Portal, ids: readonly string[]): HTMLElement {
  const names = ids.slice(0, 8).map((id) => portal.directory.nameOf(id))
  return h(
    'article',
    { class: 'user' },
    h(
      'header',
      { class: 'person' },
      h('h1', {}, `${ids.length} users`),
      h(
        'p',
        { class: 'muted', dir: 'auto' },
        ids.length > names.length
          ? `${names.join(', ')} and ${ids.length - names.length} more`
          : names.join(', '),
      ),
    ),
    h(
      'div',
      { class: 'panel-body tracks' },
      ...tracksOn(portal.today()).map((track) =>
        h(
          'section',
          { class: 'card track', 'aria-label': track.name },
          h(
            'header',
            {},
            h('h2', {}, track.name),
            button(
              track.holds === 'many' ? 'Add or remove' : 'Change license',
              () => openLicenseDialog(portal, ids, track),
              {
                id: `change-${track.id}`,
              },
            ),
          ),
          h(
            'p',
            { class: 'muted' },
            track.licenses
              .map(({ id }) => `${words.license(id)}: ${holders(portal, ids, id)}`)
              .join(' · '),
          ),
        ),
      ),
    ),
  )
}

function holders({ directory }: Portal, ids: readonly string[], license: string): number {
  return ids.filter((id) =>
    directory.find(id)?.holdings.some((holding) => holding.license === license),
  ).length
}
