// The pictures of this repository. npm run pictures writes them to docs/pictures/.
import * as dagre from '@dagrejs/dagre'
import { catalogGraph, catalogSvg, timelineSvg, type CatalogGraph, type GraphEdge } from 'seatline/render'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

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

/** A user in the middle of things: one license held, one to come with a ported number, one that will fail. */
export async function annasTimeline() {
  const { acme, travelTo } = await openPortal()
  const anna = await acme.users.create({ firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
  await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })
  await acme.confirm(await acme.plan({ users: [anna.id], assign: ['basic', 'recording'], on: 'now' }))
  travelTo('2026-11-16')
  await acme.numbers.add(anna.id, { number: '+46701000001', type: 'mobile', status: 'foreign' })
  await acme.numbers.startPorting(anna.id, '+46701000001', '2026-12-14')
  await acme.confirm(await acme.plan({ users: [anna.id], assign: ['businessMobile'], on: '2026-12-07' }))
  await acme.schedule.override(anna.id, '2026-12-14')
  await acme.confirm(await acme.plan({ users: [anna.id], assign: ['unlimited5g'], on: '2026-12-21' }))
  await acme.confirm(await acme.plan({ users: [anna.id], assign: ['privacy'], on: '2027-01-11' }))
  await acme.confirm(await acme.plan({ users: [anna.id], remove: ['recording'], on: '2027-02-01' }))
  return acme.users.timeline(anna.id)
}

/** Every picture by the name of its file. */
export async function drawPictures(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['timeline.svg', timelineSvg(catalog, await annasTimeline(), { title: 'Anna Berg' })],
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
  return catalogSvg(graph, { width, height, node: (id) => laid.node(id), edge: (edge) => sideways(graph, laid, edge) })
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
