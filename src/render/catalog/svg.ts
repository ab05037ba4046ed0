/** Draws the graph of a catalog as SVG, where a layout library put it. */
import { checkAll, optionsOf, text } from '../../core/check.js'
import { graphCheck, labelsCheck, layoutCheck, themeCheck } from '../checks.js'
import { element, styleElement, textNode, type Markup } from '../element.js'
import { visible } from '../escape.js'
import { labelsOf, type LabelOptions } from '../speech.js'
import { fitted, pixelsOf, wrapped } from '../text-width.js'
import { themeRules, type Theme } from '../theme.js'
import type { CatalogGraph, GraphEdge, GraphNode } from './graph.js'

/** A point, in pixels. @public */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a layout library put the parts of a {@link CatalogGraph}. @public */
export interface CatalogLayout {
  readonly width: number
  readonly height: number
  /** The middle of a node. */
  readonly node: (id: string) => Point
  /** The points that an edge goes through. */
  readonly edge: (edge: GraphEdge) => readonly Point[]
}

/** How the graph of a catalog is drawn. @public */
export interface CatalogSvgOptions extends LabelOptions {
  /** The accessible name; "Catalog", in the language, by default. */
  readonly title?: string
  readonly theme?: Theme
}

const PAD = 24
const RULES =
  '.seatline-catalog{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}.seatline-catalog text{fill:var(--text)}.seatline-catalog .small{font-size:11px}.seatline-catalog .muted{fill:var(--muted)}.seatline-catalog .fail{fill:var(--fail)}'

/**
 * Draws the graph of a catalog where a layout library put it; `examples/draw-pictures.ts` does
 * it with dagre.
 *
 * @param graph - From `catalogGraph`; its nodes say how much room they take.
 * @returns An `<svg>` element. @public
 */
export function catalogSvg(
  graph: CatalogGraph,
  layout: CatalogLayout,
  options: CatalogSvgOptions = {},
): string {
  checkAll({
    graph: [graph, graphCheck],
    layout: [layout, layoutCheck],
    options: [
      options,
      optionsOf<CatalogSvgOptions>({ title: text, theme: themeCheck, language: labelsCheck }),
    ],
  })
  const theme = options.theme ?? 'auto'
  const labels = labelsOf(options)
  const title = options.title ?? labels.catalog
  const names = new Map(graph.nodes.map(({ id, text }) => [id, text]))
  const sentences = graph.edges.map(
    ({ from, to, kind }) => `${names.get(from)} ${labels[kind]} ${names.get(to)}.`,
  )
  const found = graph.nodes.flatMap(({ findings }) => findings)
  const width = Math.max(240, Math.ceil(layout.width) + 2 * PAD)
  const notes = [...new Set(found)].flatMap((finding) =>
    wrapped(visible(finding), width - 2 * PAD - 22, (text) => pixelsOf(text, 12), 4).map(
      (line, index) => ({ line, first: index === 0 }),
    ),
  )
  const height =
    Math.ceil(layout.height) + 2 * PAD + (notes.length === 0 ? 0 : 8 + notes.length * 18)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width: width,
      height: height,
      class: `seatline-catalog seatline-${theme}`,
      role: 'graphics-document document',
      'aria-label': title,
    },
    element('title', {}, textNode(title)),
    element('desc', {}, textNode([...sentences, ...new Set(found)].join(' '))),
    styleElement(themeRules(theme) + RULES),
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      rx: 10,
      fill: 'var(--card)',
      stroke: 'var(--edge)',
    }),
    element(
      'g',
      { transform: `translate(${PAD} ${PAD})` },
      ...graph.tracks.flatMap((track) =>
        trackBox(
          track.name,
          graph.nodes.filter((node) => node.track === track.id),
          layout,
        ),
      ),
      ...graph.edges.map((edge) => drawEdge(edge, layout)),
      ...graph.nodes.map((node) => drawNode(node, layout)),
    ),
    ...notes.flatMap(({ line, first }, index) => {
      const y = Math.ceil(layout.height) + 2 * PAD + 6 + index * 18
      return [
        ...(first ? [badge(PAD + 6, y - 4)] : []),
        element('text', { x: PAD + 22, y, 'font-size': 12 }, textNode(line)),
      ]
    }),
  )
}

function trackBox(
  name: string,
  nodes: readonly GraphNode[],
  layout: CatalogLayout,
): readonly Markup[] {
  if (nodes.length === 0) return []
  const spans = nodes.map(({ id, width, height }) => ({ ...layout.node(id), width, height }))
  const left = Math.min(...spans.map(({ x, width }) => x - width / 2)) - 12
  const right = Math.max(...spans.map(({ x, width }) => x + width / 2)) + 12
  const top = Math.min(...spans.map(({ y, height }) => y - height / 2)) - 26
  const bottom = Math.max(...spans.map(({ y, height }) => y + height / 2)) + 12
  return [
    element('rect', {
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
      rx: 8,
      fill: 'var(--lane)',
      stroke: 'var(--edge)',
    }),
    element(
      'text',
      { x: left + 10, y: top + 17, class: 'small muted', 'font-weight': 600 },
      textNode(fitted(name, right - left - 20, (text) => pixelsOf(text, 11))),
    ),
  ]
}

/** Needs are arrows; exclusions are dashed, with bars at both ends. */
function drawEdge(edge: GraphEdge, layout: CatalogLayout): Markup {
  const points = layout.edge(edge)
  const stroke = edge.kind === 'needs' ? 'var(--muted)' : 'var(--fail)'
  const path = smooth(points)
  const ends =
    edge.kind === 'needs'
      ? [arrowAt(points, stroke)]
      : [barAt(points, stroke), barAt([...points].reverse(), stroke)]
  return element(
    'g',
    {},
    element('path', {
      d: path,
      fill: 'none',
      stroke,
      'stroke-width': 1.4,
      'stroke-linejoin': 'round',
      'stroke-dasharray': edge.kind === 'needs' ? null : '5 4',
    }),
    ...ends,
  )
}

/** A line through points, round at its corners. */
function smooth(points: readonly Point[]): string {
  const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  return points
    .map((point, index) => {
      const next = points[index + 1]
      if (index === 0) return `M${at(point)}${next ? `L${at(middle(point, next))}` : ''}`
      return next ? `Q${at(point)} ${at(middle(point, next))}` : `L${at(point)}`
    })
    .join('')
}

function arrowAt(points: readonly Point[], fill: string): Markup {
  const { x, y, angle } = endOf(points)
  return element('path', {
    d: 'M0 0L-8-4V4z',
    fill,
    transform: `translate(${Math.round(x)} ${Math.round(y)}) rotate(${angle})`,
  })
}

function barAt(points: readonly Point[], stroke: string): Markup {
  const { x, y, angle } = endOf(points)
  return element('path', {
    d: 'M-3-6V6',
    stroke,
    'stroke-width': 2.2,
    transform: `translate(${Math.round(x)} ${Math.round(y)}) rotate(${angle})`,
  })
}

function endOf(points: readonly Point[]) {
  const end = points.at(-1) ?? { x: 0, y: 0 }
  const before = points.at(-2) ?? end
  return {
    ...end,
    angle: Math.round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI),
  }
}

function drawNode(
  { id, kind, text, findings, width, height }: GraphNode,
  layout: CatalogLayout,
): Markup {
  const { x, y } = layout.node(id)
  const isFaulty = findings.length > 0
  const size = kind === 'license' || kind === 'track' ? 13 : 11
  const label = fitted(text, width - 12, (part) => pixelsOf(part, size))
  const corner = { license: 8, track: 2, condition: 13, group: 0 }[kind]
  const box =
    kind === 'group'
      ? element('path', {
          d: `M${-width / 2} 0l10 ${-height / 2}h${width - 20}l10 ${height / 2}-10 ${height / 2}h${20 - width}z`,
          fill: 'var(--card)',
          stroke: 'var(--muted)',
        })
      : element('rect', {
          x: -width / 2,
          y: -height / 2,
          width,
          height,
          rx: corner,
          ...colorsOf(kind, isFaulty ? 'faulty' : 'sound'),
          'stroke-width': isFaulty ? 2 : 1.2,
          'stroke-dasharray': kind === 'condition' ? '4 3' : null,
        })
  const name = [text, ...findings].join('. ')
  return element(
    'g',
    {
      role: 'graphics-symbol img',
      'aria-label': name,
      transform: `translate(${Math.round(x)} ${Math.round(y)})`,
    },
    element('title', {}, textNode(name)),
    box,
    element(
      'text',
      { 'text-anchor': 'middle', y: 4, class: size === 11 ? 'small' : null },
      textNode(label),
    ),
    ...(isFaulty
      ? [
          element(
            'text',
            {
              x: width / 2 - 4,
              y: -height / 2 + 5,
              'text-anchor': 'middle',
              class: 'fail',
              'font-weight': 700,
            },
            textNode('⚠'),
          ),
        ]
      : []),
  )
}

function colorsOf(kind: GraphNode['kind'], state: 'faulty' | 'sound') {
  const isLicense = kind === 'license'
  if (state === 'faulty')
    return { fill: isLicense ? 'var(--fail-card)' : 'var(--card)', stroke: 'var(--fail)' }
  return isLicense
    ? { fill: 'var(--planned)', stroke: 'var(--planned-edge)' }
    : { fill: 'var(--card)', stroke: 'var(--muted)' }
}

function badge(x: number, y: number): Markup {
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('path', {
      d: 'M0-9L9 7H-9z',
      fill: 'var(--fail)',
      stroke: 'var(--card)',
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    }),
    element('path', {
      d: 'M0-3V2M0 4.4V4.6',
      stroke: 'var(--card)',
      'stroke-width': 1.8,
      'stroke-linecap': 'round',
    }),
  )
}
