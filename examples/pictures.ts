// The pictures of this repository. npm run pictures writes them to docs/pictures/.
import * as dagre from '@dagrejs/dagre'
import { defineCatalog, editionOn, type Timeline } from 'seatline'
import {
  catalogGraph,
  catalogSvg,
  timelineSvg,
  type CatalogGraph,
  type GraphEdge,
} from 'seatline/render'
import { catalog } from './catalog.js'
import {
  annasTimeline,
  failing,
  firstLines,
  movedBase,
  overridden,
  ownDates,
  pendingBase,
  portedAndSwapped,
  ruleOfTheDate,
  seatOfTheDate,
} from './picture-stories.js'

/** What is used of dagre, whose own types do not resolve from an ES module. */
interface LayoutGraph {
  setGraph(options: { rankdir: string; nodesep: number; ranksep: number }): void
  setNode(id: string, size: { width?: number; height?: number }): void
  setParent(id: string, parent: string): void
  setEdge(from: string, to: string, label: object, name: string): void
  graph(): { width?: number; height?: number }
  node(id: string): { x: number; y: number }
  edge(from: string, to: string, name: string): { points: readonly { x: number; y: number }[] }
}
const { Graph, layout } = dagre as unknown as {
  Graph: new (options: { compound: boolean; multigraph: boolean }) => LayoutGraph
  layout: (graph: LayoutGraph) => void
}

/** The first two tracks, for pictures without add-ons. */
const { tracks } = editionOn(catalog, '2026-12-01')
const withoutAddOns = defineCatalog({ tracks: tracks.slice(0, 2) })

/** Every picture by the name of its file. */
export async function drawPictures(): Promise<ReadonlyMap<string, string>> {
  const draw = (timeline: Timeline, title: string) =>
    timelineSvg(withoutAddOns, timeline, { title, until: '2027-01-04' })
  const first = await firstLines()
  const rule = await ruleOfTheDate()
  return new Map([
    ['first-lines.svg', timelineSvg(first.catalog, first.timeline, { until: '2027-01-04' })],
    [
      'rule-of-the-date.svg',
      timelineSvg(rule.catalog, rule.timeline, {
        title: 'From January 1, Unlimited needs a landline number',
        until: '2027-01-25',
      }),
    ],
    ['timeline.svg', timelineSvg(catalog, await annasTimeline(), { title: 'Anna Berg' })],
    ['pending-base.svg', draw(await pendingBase(), 'As scheduled')],
    ['moved-base.svg', draw(await movedBase(), 'Basic moved to December 14')],
    ['own-dates.svg', draw(await ownDates(), 'Own dates')],
    ['override.svg', draw(await overridden(), 'One date for all')],
    ['failing.svg', draw(await failing(), 'A failure, and what waits for it')],
    ['no-seat.svg', draw(await seatOfTheDate(), 'Before the seat is free, and after')],
    ['porting.svg', draw(await portedAndSwapped(), 'A ported number, and a swap')],
    ['catalog.svg', drawCatalog()],
  ])
}

/** The catalog, laid out by dagre: what is needed stands on the left. */
function drawCatalog(): string {
  const graph = catalogGraph(catalog)
  const laid = new Graph({ compound: true, multigraph: true })
  laid.setGraph({ rankdir: 'RL', nodesep: 18, ranksep: 56 })
  for (const track of graph.tracks) laid.setNode(`track ${track.id}`, {})
  for (const { id, track, width, height } of graph.nodes) {
    laid.setNode(id, { width, height })
    if (track !== null) laid.setParent(id, `track ${track}`)
  }
  for (const { from, to, kind } of graph.edges) laid.setEdge(from, to, {}, kind)
  layout(laid)
  const { width = 0, height = 0 } = laid.graph()
  return catalogSvg(graph, {
    width,
    height,
    node: (id) => laid.node(id),
    edge: (edge) => sideways(graph, laid, edge),
  })
}

/** The points of an edge, which leaves and reaches its nodes at their sides. */
function sideways({ nodes }: CatalogGraph, laid: LayoutGraph, { from, to, kind }: GraphEdge) {
  const points = laid.edge(from, to, kind).points.slice(1, -1)
  const [first, last] = [points[0], points.at(-1)]
  const [a, b] = [laid.node(from), laid.node(to)]
  const half = (id: string) => (nodes.find((node) => node.id === id)?.width ?? 0) / 2
  const step = a.x >= b.x ? -1 : 1
  return [
    { x: a.x + step * half(from), y: a.y },
    ...(first ? [{ x: first.x, y: a.y }] : []),
    ...points,
    ...(last ? [{ x: last.x, y: b.y }] : []),
    { x: b.x - step * half(to), y: b.y },
  ]
}
