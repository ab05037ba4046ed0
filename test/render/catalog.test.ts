import { describe, expect, test } from 'vitest'
import { defineCatalog, type Catalog } from '../../src/index.js'
import { catalogGraph, catalogMermaid, catalogSvg } from '../../src/render/index.js'
import {
  all,
  any,
  atLeast,
  capability,
  catalogOf,
  excludes,
  has,
  not,
  track,
} from '../support/given.js'
import { elementsOf, parseMarkup, textOf } from '../support/markup.js'

const edgesOf = (requirement: Parameters<typeof all>[0]) =>
  catalogGraph(catalogOf({ t: { a: requirement, b: null, c: null }, u: { d: null } })).edges.map(
    ({ from, to, kind }) => `${from} ${kind} ${to}`.replaceAll('license:', ''),
  )

describe('the graph of a catalog', () => {
  test('what a list needs is an edge each', () =>
    expect(edgesOf(all(has('b'), track('u'), capability('5g')))).toEqual([
      'a needs b',
      'a needs track:u',
      'a needs capability:5g',
    ]))

  test('of several editions, that of the date is drawn, or the newest (Q7)', () => {
    const [one] = catalogOf({ t: { a: null, b: null } }).editions
    const [other] = catalogOf({ t: { a: has('c'), c: null } }).editions
    const catalog: Catalog = defineCatalog<string, string>({
      editions: [one!.definition, { ...other!.definition, from: '2027-01-01' }],
    })
    const drawn = (on?: string) => catalogGraph(catalog, { ...(on !== undefined && { on }) })
    const ids = (graph: ReturnType<typeof drawn>) => graph.nodes.map(({ id }) => id)
    expect(ids(drawn('2026-12-31'))).toEqual(['license:a', 'license:b'])
    expect(ids(drawn('2027-01-01'))).toEqual(['license:a', 'license:c'])
    expect(drawn()).toEqual(drawn('2027-01-01'))
  })

  test('alternatives meet in a node', () => {
    expect(edgesOf(any(has('b'), has('c')))).toEqual([
      'a needs group:a',
      'group:a needs b',
      'group:a needs c',
    ])
    expect(edgesOf({ kind: 'anyLicense', licenses: ['b', 'c'] })).toEqual([
      'a needs group:a',
      'group:a needs b',
      'group:a needs c',
    ])
    expect(edgesOf({ kind: 'anyLicense', licenses: ['b'] })).toEqual(['a needs b'])
    const { nodes } = catalogGraph(
      catalogOf({ t: { a: atLeast(2, has('b'), has('c'), has('d')), b: null, c: null, d: null } }),
    )
    expect(nodes.find(({ kind }) => kind === 'group')?.text).toBe('at least 2 of')
  })

  test('exclusions have no direction, and a negation turns a need into one', () => {
    expect(edgesOf(excludes('b', 'c'))).toEqual(['a excludes b', 'a excludes c'])
    expect(edgesOf(not(has('b')))).toEqual(['a excludes b'])
    expect(edgesOf(not(any(has('b'), has('c'))))).toEqual(['a excludes b', 'a excludes c'])
    expect(edgesOf(not(all(has('b'), has('c'))))).toEqual([
      'a needs group:a',
      'group:a excludes b',
      'group:a excludes c',
    ])
    expect(edgesOf(not(excludes('b', 'c')))).toEqual([
      'a needs group:a',
      'group:a needs b',
      'group:a needs c',
    ])
    expect(
      catalogGraph(catalogOf({ 't*': { a: excludes('b'), b: excludes('a') } })).edges,
    ).toHaveLength(1)
  })

  test('what analysis found stands with its license, in every form', () => {
    const catalog = catalogOf({ t: { a: has('b'), b: null } })
    const findings = [{ licenses: ['a'], message: 'Nobody can have a.' }]
    const graph = catalogGraph(catalog, { findings })
    expect(graph.nodes.find(({ id }) => id === 'license:a')?.findings).toEqual([
      'Nobody can have a.',
    ])
    expect(catalogMermaid(catalog, { findings })).toContain('n0("a<br>Nobody can have a."):::fault')
    const svg = catalogSvg(graph, {
      width: 200,
      height: 100,
      node: () => ({ x: 50, y: 50 }),
      edge: () => [
        { x: 0, y: 0 },
        { x: 9, y: 9 },
      ],
    })
    const elements = elementsOf(parseMarkup(svg))
    expect(elements.map(({ attributes }) => attributes['aria-label'])).toContain(
      'a. Nobody can have a.',
    )
    expect(elements.filter(({ name }) => name === 'text').map(textOf)).toContain(
      'Nobody can have a.',
    )
    expect(textOf(elements.find(({ name }) => name === 'desc') ?? elements[0]!)).toBe(
      'a needs b. Nobody can have a.',
    )
  })
})
