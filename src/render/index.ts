/**
 * `seatline/render`: timelines, comparisons, catalogs and conflict notes as pictures and text. Pure
 * functions from data to strings.
 *
 * @packageDocumentation
 */
export { timelineSvg, type TimelineSvgOptions } from './timeline/svg.js'
export { timelineText, type TimelineTextOptions } from './timeline/text.js'
export { comparisonHtml } from './comparison/html.js'
export { comparisonText } from './comparison/text.js'
export { catalogGraph } from './catalog/graph.js'
export type {
  CatalogGraph,
  CatalogGraphOptions,
  GraphEdge,
  GraphFinding,
  GraphNode,
} from './catalog/graph.js'
export { catalogMermaid } from './catalog/mermaid.js'
export {
  catalogSvg,
  type CatalogLayout,
  type CatalogSvgOptions,
  type Point,
} from './catalog/svg.js'
export { conflictNoteHtml, type ConflictNoteOptions } from './conflict-note/html.js'
export type { LabelOptions, PictureOptions } from './speech.js'
export type { Theme } from './theme.js'
