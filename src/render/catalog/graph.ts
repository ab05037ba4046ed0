/** Makes a catalog a graph: licenses, conditions, and what needs or excludes what. */
import type { Catalog } from '../../catalog/catalog.js'
import { atLeast, checkAll, list, listOf, optionsOf, text } from '../../core/check.js'
import type { Condition } from '../../requirements/condition.js'
import type { Requirement } from '../../requirements/requirement.js'
import { describeCondition } from '../../words/describe/conditions.js'
import { dateOfEdition, definedCatalog, readOn } from '../../words/language/checks.js'
import { shownEditions, type ShownCatalog } from '../../words/language/shown-editions.js'
import { speaking } from '../checks.js'
import { visible } from '../escape.js'
import { englishConditions } from '../../words/english/conditions.js'
import { englishForms } from '../../words/english/forms.js'
import { englishLabels } from '../../words/english/labels.js'
import { speechOf, type Speech, type PictureOptions } from '../speech.js'
import { pixelsOf } from '../text-width.js'

/** Something that analysis found about licenses of a catalog. @public */
export interface GraphFinding {
  readonly licenses: readonly string[]
  readonly message: string
}

/** How the graph of a catalog is made. @public */
export interface CatalogGraphOptions extends PictureOptions<'conditions'> {
  /** What is wrong with licenses; they are marked, with the sentence. */
  readonly findings?: readonly GraphFinding[]
  /** The date of the edition that is drawn; the newest by default. */
  readonly on?: string
}

/**
 * A node of the graph: a license, a condition that is no license, a track as a whole, or where
 * alternatives meet.
 *
 * @public
 */
export interface GraphNode {
  readonly id: string
  readonly kind: 'license' | 'track' | 'condition' | 'group'
  readonly text: string
  /** The track that a license belongs to; `null` for other nodes. */
  readonly track: string | null
  /** What analysis found about it. */
  readonly findings: readonly string[]
  /** About how much room it takes, in pixels, for a layout library. */
  readonly width: number
  readonly height: number
}

/**
 * An edge: from what needs to what is needed, or between licenses that exclude each other.
 *
 * @public
 */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly kind: 'needs' | 'excludes'
}

/** The tracks, requirements and exclusions of a catalog as a graph. @public */
export interface CatalogGraph {
  readonly tracks: readonly {
    readonly id: string
    readonly name: string
    readonly holds: 'one' | 'many'
  }[]
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/**
 * The catalog as a graph, for a layout library or for `catalogMermaid`.
 *
 * Everything that a requirement's outermost `all` lists is an edge of its own; alternatives meet in
 * a node that says how many are wanted.
 *
 * @example
 * ```ts
 * const catalog = defineCatalog({ tracks: [
 *   { id: 'voice', name: 'Voice', licenses: [{ id: 'basic', name: 'Basic' }] },
 *   { id: 'data', name: 'Data', licenses: [{ id: 'unlimited', name: 'Unlimited', requirement: { kind: 'license', license: 'basic' } }] },
 * ] })
 * catalogGraph(catalog).edges // => [{ from: 'license:unlimited', to: 'license:basic', kind: 'needs' }]
 * ```
 * @public
 */
export function catalogGraph(
  catalog: Pick<Catalog, 'definition'>,
  options: CatalogGraphOptions = {},
): CatalogGraph {
  checkAll({ catalog: [catalog, definedCatalog], options: [options, graphOptions] })
  const speech = graphSpeech(options, catalog)
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  const { tracks } = shownEditions(catalog, readOn(options))[0]!.definition // there is one at least
  const put = (node: Omit<GraphNode, 'width' | 'height'>) => {
    if (!nodes.has(node.id)) nodes.set(node.id, { ...node, ...sizeOf(node) })
    return node.id
  }
  const link = (from: string, to: string, kind: GraphEdge['kind']) => {
    const mutual = kind === 'excludes' && edges.has(`${to} ${from} ${kind}`)
    if (!mutual) edges.set(`${from} ${to} ${kind}`, { from, to, kind })
  }
  const findingsOf = (license: string) =>
    (options.findings ?? [])
      .filter(({ licenses }) => licenses.includes(license))
      .map(({ message }) => message)
  for (const track of tracks)
    for (const { id } of track.licenses)
      put({
        id: `license:${id}`,
        kind: 'license',
        text: speech.words.license(id),
        track: track.id,
        findings: findingsOf(id),
      })
  for (const { id, requirement } of tracks.flatMap((track) => track.licenses))
    if (requirement) drawRequirement(requirement, `license:${id}`, { put, link, speech })
  return {
    tracks: tracks.map(({ id, holds }) => ({
      id,
      name: speech.words.track(id),
      holds: holds ?? 'one',
    })),
    nodes: [...nodes.values()],
    edges: [...edges.values()],
  }
}

type GraphSpeech = Speech<'conditions'>

const english = {
  locale: 'en',
  forms: englishForms,
  conditions: englishConditions,
  labels: englishLabels,
}

/** Fills what the options leave open. */
export function graphSpeech(options: CatalogGraphOptions, catalog: ShownCatalog): GraphSpeech {
  return speechOf(options, catalog, { english, on: readOn(options) })
}

interface Pen {
  readonly put: (node: Omit<GraphNode, 'width' | 'height'>) => string
  readonly link: (from: string, to: string, kind: GraphEdge['kind']) => void
  readonly speech: GraphSpeech
}

/** Where in a requirement a part is, and whether it is wanted there. */
interface Branch {
  readonly wanted: boolean
  readonly path: string
}

function drawRequirement(
  requirement: Requirement,
  from: string,
  pen: Pen,
  { wanted, path }: Branch = { wanted: true, path: '' },
): void {
  const { put, link, speech } = pen
  const kind = wanted ? 'needs' : 'excludes'
  const condition = (id: string, asked: Condition) => {
    const text = describeCondition(asked, speech)
    link(from, put({ id, kind: 'condition', text, track: null, findings: [] }), kind)
  }
  const group = (of: readonly Requirement[], atLeast: number) => {
    const count = wanted ? atLeast : of.length - atLeast + 1
    if (count >= of.length)
      return of.forEach((part, index) =>
        drawRequirement(part, from, pen, { wanted, path: `${path}/${index}` }),
      )
    if (count <= 0) return
    const text = count === 1 ? speech.language.labels.oneOf : speech.language.labels.atLeast(count)
    const node = put({ id: `group:${from}${path}`, kind: 'group', text, track: null, findings: [] })
    link(from, node, 'needs')
    of.forEach((part, index) =>
      drawRequirement(part, node, pen, { wanted, path: `${path}/${index}` }),
    )
  }
  const licenses = (ids: readonly string[], isWanted: boolean) => {
    if (isWanted && ids.length > 1)
      return group(
        ids.map((license) => ({ kind: 'license', license })),
        wanted ? 1 : ids.length,
      )
    const edge = isWanted === wanted ? 'needs' : 'excludes'
    for (const license of ids) link(from, `license:${license}`, edge)
  }
  switch (requirement.kind) {
    case 'license':
      return licenses([requirement.license], true)
    case 'anyLicense':
      return wanted
        ? licenses(requirement.licenses, true)
        : requirement.licenses.forEach((license) => link(from, `license:${license}`, 'excludes'))
    case 'excludes':
      return wanted
        ? licenses(requirement.licenses, false)
        : group(
            requirement.licenses.map((license) => ({
              kind: 'not',
              of: { kind: 'license', license },
            })),
            requirement.licenses.length,
          )
    case 'atMost': {
      const { count: atMost, licenses: among } = requirement
      if (wanted)
        return condition(`atMost:${from}${path}`, { kind: 'atMost', atMost, licenses: among })
      return group(
        among.map((license) => ({ kind: 'not', of: { kind: 'license', license } })),
        among.length - atMost,
      )
    }
    case 'track': {
      const text = speech.words.track(requirement.track)
      return link(
        from,
        put({ id: `track:${requirement.track}`, kind: 'track', text, track: null, findings: [] }),
        kind,
      )
    }
    case 'number':
      return condition(`number:${requirement.type}`, {
        kind: 'number',
        type: requirement.type,
        wanted: true,
      })
    case 'capability':
      return condition(`capability:${requirement.capability}`, {
        kind: 'capability',
        capability: requirement.capability,
        wanted: true,
      })
    case 'country':
      return condition(`country:${requirement.in.join(' ')}`, {
        kind: 'country',
        anyOf: requirement.in,
        wanted: true,
      })
    case 'attribute': {
      const anyOf = requirement.in ?? null
      return condition(`attribute:${requirement.attribute} ${JSON.stringify(anyOf)}`, {
        kind: 'attribute',
        attribute: requirement.attribute,
        anyOf,
        wanted: true,
      })
    }
    case 'predicate': {
      const parameters = requirement.parameters ?? null
      return condition(`predicate:${requirement.name} ${JSON.stringify(parameters)}`, {
        kind: 'predicate',
        predicate: requirement.name,
        wanted: true,
      })
    }
    case 'all':
      return group(requirement.of, requirement.of.length)
    case 'any':
      return group(requirement.of, 1)
    case 'atLeast':
      return group(requirement.of, requirement.count)
    case 'not':
      return drawRequirement(requirement.of, from, pen, { wanted: !wanted, path })
  }
}

function sizeOf({ kind, text }: Pick<GraphNode, 'kind' | 'text'>): {
  readonly width: number
  readonly height: number
} {
  const size = kind === 'license' || kind === 'track' ? 13 : 11
  return {
    width: Math.min(
      260,
      Math.round(pixelsOf(visible(text), size)) + (kind === 'license' ? 28 : 22),
    ),
    height: kind === 'license' ? 34 : 26,
  }
}

/** How a graph is made. */
export const graphOptions = /* @__PURE__ */ optionsOf<CatalogGraphOptions>({
  ...speaking('conditions'),
  on: dateOfEdition,
  findings: listOf(atLeast<GraphFinding>({ licenses: list, message: text })),
})
