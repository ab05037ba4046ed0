import type { Catalog } from '../../catalog/catalog.js'
import { checkAll } from '../../core/check.js'
import { catalogCheck } from '../../words/language/checks.js'
import { escapeDot } from '../escape.js'
import { speechOf } from '../labels.js'
import { catalogGraph, graphOptions, type CatalogGraphOptions, type GraphNode } from './graph.js'

const SHAPES: { readonly [K in GraphNode['kind']]: string } = {
  license: 'shape=box, style=rounded',
  track: 'shape=folder',
  condition: 'shape=note, fontsize=11',
  group: 'shape=diamond, fontsize=11',
}

/**
 * The catalog as a graph in DOT, for Graphviz: tracks as clusters, what is needed by arrows,
 * exclusions by dashed red lines with blunt ends, and what analysis found by a bold red outline
 * with its sentence.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] }] })
 * catalogDot(catalog).split('\n')[0] // => 'digraph catalog {'
 * ```
 * @public
 */
export function catalogDot(catalog: Catalog, options: CatalogGraphOptions = {}): string {
  checkAll({ catalog: [catalog, catalogCheck], options: [options, graphOptions] })
  const { labels } = speechOf(options, catalog)
  const { tracks, nodes, edges } = catalogGraph(catalog, options)
  const quoted = (text: string) => `"${escapeDot(text)}"`
  const node = ({ id, kind, text, findings }: GraphNode) => {
    const label = `"${[text, ...findings].map(escapeDot).join('\\n')}"`
    return `${quoted(id)} [label=${label}, ${SHAPES[kind]}${findings.length > 0 ? ', color="#b3232b", penwidth=2' : ''}];`
  }
  const clusters = tracks.flatMap((track, index) => [
    `  subgraph cluster_${index} {`,
    `    label=${quoted(track.name)};`,
    '    color="#9aa5b4";',
    ...nodes.filter((one) => one.track === track.id).map((one) => `    ${node(one)}`),
    '  }',
  ])
  const others = nodes.filter((one) => one.track === null).map((one) => `  ${node(one)}`)
  const lines = edges.map(({ from, to, kind }) => {
    const look =
      kind === 'needs'
        ? ''
        : ` [dir=both, arrowhead=tee, arrowtail=tee, style=dashed, color="#b3232b", label=${quoted(labels.excludes)}, constraint=false]`
    return `  ${quoted(from)} -> ${quoted(to)}${look};`
  })
  return `${['digraph catalog {', '  rankdir=LR;', '  node [fontname="sans-serif"];', '  edge [fontname="sans-serif", fontsize=10];', ...clusters, ...others, ...lines, '}'].join('\n')}\n`
}
