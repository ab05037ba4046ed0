/** Writes the graph of a catalog as a Mermaid flowchart. */
import type { Catalog } from '../../catalog/catalog.js'
import { checkAll } from '../../core/check.js'
import { definedCatalog } from '../../words/language/checks.js'
import { escapeMermaid } from '../escape.js'
import {
  catalogGraph,
  graphSpeech,
  graphOptions,
  type CatalogGraphOptions,
  type GraphNode,
} from './graph.js'

/**
 * The catalog as a Mermaid flowchart: tracks as subgraphs, what is needed by arrows, exclusions by
 * dotted lines with crosses, and what analysis found by a red outline with its sentence.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * catalogMermaid(catalog).split('\n')[0] // => 'flowchart LR'
 * ```
 * @public
 */
export function catalogMermaid(
  catalog: Pick<Catalog, 'definition'>,
  options: CatalogGraphOptions = {},
): string {
  checkAll({ catalog: [catalog, definedCatalog], options: [options, graphOptions] })
  const { labels } = graphSpeech(options, catalog).language
  const { tracks, nodes, edges } = catalogGraph(catalog, options)
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]))
  const node = ({ id, kind, text, findings }: GraphNode) => {
    const label = `"${[text, ...findings].map(escapeMermaid).join('<br>')}"`
    const shape = {
      license: `(${label})`,
      track: `[[${label}]]`,
      condition: `[${label}]`,
      group: `{{${label}}}`,
    }[kind]
    return `${names.get(id)}${shape}${findings.length > 0 ? ':::fault' : ''}`
  }
  const subgraphs = tracks.flatMap((track, index) => [
    `  subgraph t${index}["${escapeMermaid(track.name)}"]`,
    ...nodes.filter((one) => one.track === track.id).map((one) => `    ${node(one)}`),
    '  end',
  ])
  const others = nodes.filter((one) => one.track === null).map((one) => `  ${node(one)}`)
  const lines = edges.map(({ from, to, kind }) => {
    const arrow = kind === 'needs' ? '-->' : `x-. "${escapeMermaid(labels.excludes)}" .-x`
    return `  ${names.get(from)} ${arrow} ${names.get(to)}`
  })
  return `${['flowchart LR', ...subgraphs, ...others, ...lines, '  classDef fault stroke:#b3232b,stroke-width:2px'].join('\n')}\n`
}
