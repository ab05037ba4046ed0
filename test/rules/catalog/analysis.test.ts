import { describe, expect, test } from 'vitest'
import { analyzeCatalog, describeFinding, type Finding } from '../../../src/analysis/index.js'
import type { Catalog } from '../../../src/catalog/catalog.js'
import {
  all,
  any,
  atLeast,
  capability,
  catalogOf,
  excludes,
  has,
  not,
  number,
  predicate,
  track,
} from '../../support/given.js'

const textsOf = (catalog: Catalog) =>
  analyzeCatalog(catalog).findings.map((finding) => describeFinding(catalog, finding))
const kindsOf = (catalog: Catalog) => analyzeCatalog(catalog).findings.map(({ kind }) => kind)
const find = <K extends Finding['kind']>(catalog: Catalog, kind: K) =>
  analyzeCatalog(catalog).findings.find(
    (finding): finding is Extract<Finding, { kind: K }> => finding.kind === kind,
  )

describe('Q4 analysis: licenses that nobody can hold', () => {
  test('a requirement that contradicts itself', () => {
    const catalog = catalogOf({ data: { small: all(capability('5g'), not(capability('5g'))) } })
    expect(find(catalog, 'never_holdable')).toMatchObject({
      license: 'small',
      reason: 'contradictory',
    })
    expect(textsOf(catalog)).toEqual([
      'Nobody can hold small: its conditions contradict each other. small: The organization has 5g. small: The organization does not have 5g.',
    ])
  })

  test('two licenses of a one-license track', () => {
    const catalog = catalogOf({ voice: { basic: null, plus: has('basic') } })
    expect(textsOf(catalog)).toEqual([
      'Nobody can hold plus: its conditions contradict each other. plus: Has basic. A user holds one license of voice at most.',
    ])
  })

  test('a chain of needs that ends in an exclusion', () => {
    const catalog = catalogOf({
      'addons*': { first: has('second'), second: has('third'), third: excludes('first') },
    })
    expect(find(catalog, 'never_holdable')).toMatchObject({ license: 'first', reason: 'clash' })
    expect(textsOf(catalog)[0]).toBe(
      'Nobody can hold first: what it needs clashes. first: Has second. second: Has third. third: Does not have first.',
    )
  })

  test('a detail asks for a number that the requirement forbids', () => {
    const catalog = catalogOf({
      voice: {
        basic: { requirement: not(number('mobile')), details: [{ id: 'sim', type: 'mobile' }] },
      },
    })
    expect(textsOf(catalog)[0]).toContain('basic asks for a number as sim.')
  })

  test('what needs such a license refers to it', () => {
    const catalog = catalogOf({
      'addons*': { never: all(capability('x'), not(capability('x'))), more: has('never') },
    })
    expect(textsOf(catalog)[1]).toBe(
      'Nobody can hold more: what it needs clashes. more: Has never. Nobody can hold never.',
    )
  })

  test('a predicate contradicts itself, but not the fault of another', () => {
    const predicates = { trained: () => true }
    expect(
      kindsOf(
        catalogOf(
          { 'a*': { one: all(predicate('trained'), not(predicate('trained'))) } },
          predicates,
        ),
      ),
    ).toEqual(['never_holdable'])
    expect(
      kindsOf(
        catalogOf(
          { 'a*': { one: any(predicate('trained'), not(predicate('trained'))) } },
          predicates,
        ),
      ),
    ).toEqual([])
  })

  test('what a predicate is taken to answer is marked', () => {
    const catalog = catalogOf({ 'a*': { one: predicate('trained') } }, { trained: () => false })
    const [report] = analyzeCatalog(catalog).licenses
    expect(report).toMatchObject({
      status: 'holdable',
      example: [{ assumed: [{ predicate: 'trained', parameters: null, answer: true }] }],
    })
  })
})

describe('Q4 analysis: availability bounds assigning only', () => {
  const early = { availability: { until: '2027-01-01' } }
  const late = { availability: { from: '2028-01-01' } }

  test('what was assigned in time is kept, so licenses that are never to be had on one date can be held together', () => {
    const catalog = catalogOf({
      'a*': { base: early, addon: { ...late, requirement: has('base') } },
    })
    expect(analyzeCatalog(catalog)).toMatchObject({
      findings: [],
      licenses: [
        { license: 'base', status: 'holdable' },
        {
          license: 'addon',
          status: 'holdable',
          example: [
            { on: '2026-12-31', holds: ['base'] },
            { on: '2028-01-01', holds: ['base', 'addon'] },
          ],
        },
      ],
    })
  })

  test('a base that comes too late is no base', () => {
    const catalog = catalogOf({
      'a*': { base: late, addon: { ...early, requirement: has('base') } },
    })
    expect(textsOf(catalog)).toContain(
      'Nobody can hold addon: what it needs cannot be had in time. addon: Has base. addon can be assigned until January 1, 2027. base can be assigned from January 1, 2028.',
    )
  })

  test('licenses that need each other need a common date', () => {
    const catalog = catalogOf({
      'a*': {
        one: { ...early, requirement: has('two') },
        two: { ...late, requirement: has('one') },
      },
    })
    expect(analyzeCatalog(catalog).licenses.map(({ status }) => status)).toEqual(['never', 'never'])
  })

  test('a kept license may need something else in the meantime', () => {
    const old = { availability: { until: '2027-01-01' } }
    const catalog = catalogOf({
      base: { former: old, current: late },
      'a*': {
        kept: { ...old, requirement: track('base') },
        addon: { ...late, requirement: all(has('kept'), has('current')) },
      },
    })
    expect(analyzeCatalog(catalog).licenses.at(-1)).toMatchObject({
      status: 'holdable',
      example: [{ holds: ['former', 'kept'] }, { holds: ['current', 'kept', 'addon'] }],
    })
  })
})

describe('Q4 analysis: licenses that can only come together', () => {
  test('a circle of needs is one finding, with an example', () => {
    const catalog = catalogOf({
      'a*': {
        one: has('two'),
        two: has('three'),
        three: all(has('one'), number('mobile')),
        four: null,
      },
    })
    expect(find(catalog, 'only_together')).toMatchObject({
      licenses: ['one', 'two', 'three'],
      example: { holds: ['one', 'two', 'three'], numbers: ['mobile'] },
    })
  })

  test('one that needs either of two which need it', () => {
    const catalog = catalogOf({
      'a*': { hub: any(has('left'), has('right')), left: has('hub'), right: has('hub') },
    })
    expect(
      analyzeCatalog(catalog).findings.map((finding) =>
        'licenses' in finding ? finding.licenses : finding.kind,
      ),
    ).toEqual([['hub']])
  })

  test('a track mate that makes room does not make it alone', () => {
    const catalog = catalogOf({
      base: { first: null, second: has('addon') },
      'a*': { addon: track('base') },
    })
    expect(kindsOf(catalog)).toEqual([])
  })
})

describe('Q4 analysis: conditions that never matter', () => {
  test('what the base asks for anyway', () => {
    const catalog = catalogOf({
      voice: { basic: number('landline') },
      'a*': { addon: all(track('voice'), number('landline')) },
    })
    expect(textsOf(catalog)).toEqual([
      'addon: the condition “Has an active landline number” never matters; where the rest is met, it is too. addon: Has one of the voice licenses. basic: Has an active landline number.',
    ])
  })

  test('an alternative that another one covers', () => {
    const catalog = catalogOf({
      'a*': { addon: any(capability('x'), all(capability('x'), number('mobile'))) },
    })
    expect(find(catalog, 'condition_never_matters')).toMatchObject({ path: '/of/1', as: 'not_met' })
  })

  test('one of a list, and a count that is met at any rate', () => {
    const catalog = catalogOf({
      'a*': { base: null, addon: all(has('base'), atLeast(1, has('base'), number('mobile'))) },
    })
    expect(find(catalog, 'condition_never_matters')).toMatchObject({
      license: 'addon',
      path: '/of/1',
      as: 'met',
    })
  })

  test('of two that say the same, one stays', () => {
    const catalog = catalogOf({ 'a*': { base: null, addon: all(has('base'), has('base')) } })
    expect(kindsOf(catalog)).toEqual(['condition_never_matters'])
  })

  test('an exclusion that both sides declare', () => {
    const catalog = catalogOf({
      'a*': { one: excludes('two', 'three'), two: excludes('one'), three: excludes('one', 'two') },
    })
    expect(textsOf(catalog)).toEqual([
      'two excludes one, and the other way round: one side is enough.',
      'three excludes one, and the other way round: one side is enough.',
    ])
  })
})

describe('Q4 analysis: redundant licenses', () => {
  const features = (...ids: string[]) => ({ features: ids.map((id) => ({ id })) })

  test('all of it comes with what it needs', () => {
    const catalog = catalogOf({
      'a*': {
        base: features('mail', 'chat'),
        addon: { ...features('chat'), requirement: has('base') },
      },
    })
    expect(find(catalog, 'license_included')).toMatchObject({
      license: 'addon',
      by: ['base'],
      example: { holds: ['base', 'addon'] },
    })
  })

  test('whoever has it could have the better one', () => {
    const catalog = catalogOf({
      data: {
        small: { ...features('4g'), requirement: number('mobile') },
        large: features('4g', '5g'),
      },
    })
    expect(find(catalog, 'license_surpassed')).toMatchObject({ license: 'small', by: 'large' })
  })

  test('not where something asks for the lesser one', () => {
    const catalog = catalogOf({
      data: { small: features('4g'), large: features('4g', '5g') },
      'a*': { addon: has('small') },
    })
    expect(kindsOf(catalog)).toEqual([])
  })
})

describe('Q4 analysis: bounds', () => {
  test('what was not decided is named, with the bound', () => {
    const catalog = catalogOf({ 'a*': { one: has('two'), two: null } })
    const { complete, findings, licenses } = analyzeCatalog(catalog, { steps: 1 })
    expect({ complete, statuses: licenses.map(({ status }) => status) }).toEqual({
      complete: false,
      statuses: ['unknown', 'unknown'],
    })
    expect(findings).toContainEqual({
      kind: 'undecided',
      license: 'one',
      question: 'holdable',
      steps: 1,
    })
    expect(describeFinding(catalog, findings[0]!)).toBe(
      'Whether anyone can hold one was not decided within 1 steps.',
    )
  })

  test.each([0, -1, 1.5, Number.NaN])('%s steps are no bound', (steps) => {
    const thrown = () => analyzeCatalog(catalogOf({ voice: { basic: null } }), { steps })
    expect(thrown).toThrow(expect.objectContaining({ code: 'input_invalid' }))
  })

  test('plain data: it survives JSON', () => {
    const analysis = analyzeCatalog(catalogOf({ 'a*': { one: has('two'), two: has('one') } }))
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis)
  })
})
