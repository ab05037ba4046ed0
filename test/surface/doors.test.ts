import { describe, expect, test } from 'vitest'
import { doors } from '../../doors.js'
import { analyzeCatalog, compareCatalogs } from '../../src/analysis/index.js'
import { readUsers } from '../../src/excel/index.js'
import {
  compareLicenses,
  conflictNote,
  defineCatalog,
  exchangeLicenses,
  explain,
  memoryStore,
  parseCalendarDate,
  wordingOf,
  type PlanInput,
} from '../../src/index.js'
import { danish, english } from '../../src/languages/index.js'
import { catalogGraph } from '../../src/render/index.js'
import { organizationBeginnings } from '../../src/testing/index.js'
import { expectNoStray, expectRefused, type Row } from '../support/odd-arguments.js'
import { guideCatalog, openPortal } from '../support/portal.js'
import * as fc from 'fast-check'

type Call = (...given: readonly unknown[]) => unknown

const catalog = guideCatalog
const words = wordingOf(catalog)
const date = parseCalendarDate('2026-12-01')
const { acme } = await openPortal()
const { id } = await acme.users.create({
  id: 'anna',
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
})
await acme.settings.setSeatLimit('basic', 5)
const request: PlanInput<'basic'> = { users: [id], assign: ['basic'], on: '2026-12-01' }
const plan = await acme.plan(request)
await acme.confirm(plan)
const [answer] = plan.users
const timeline = await acme.users.timeline(id)
const record = await acme.users.get(id)
const organization = await acme.settings.get()
const schedule = await acme.schedule.of(id)
const [change] = record.changes
const [conflict] = answer!.conflicts
const [condition] = answer!.changes[0]!.checklist
const remedy = answer!.remedies.sets[0]!
const note = conflictNote(catalog, plan)
const comparison = compareLicenses(catalog, ['basic', 'businessMobile'])
const finding = analyzeCatalog(
  defineCatalog({
    tracks: [
      {
        id: 't',
        name: 'T',
        licenses: [
          { id: 'basic', name: 'Basic', requirement: { kind: 'license', license: 'small' } },
        ],
      },
      {
        id: 'u',
        name: 'U',
        licenses: [
          { id: 'small', name: 'Small', requirement: { kind: 'excludes', licenses: ['basic'] } },
        ],
      },
    ],
  }),
).findings[0]
const csv = new TextEncoder().encode('E-mail,First name,Surname\nbo@acme.example,Bo,Ek\n')
const read = await readUsers(csv, { defaultCountry: 'SE' })
const graph = catalogGraph(catalog)
const layout = { width: 100, height: 100, node: () => ({ x: 1, y: 1 }), edge: () => [] }
const [beginning] = fc.sample(organizationBeginnings(catalog), { numRuns: 1, seed: 1 })
const driver = { query: () => Promise.resolve([]), transaction: () => Promise.resolve() }
const today = '2026-11-01'
const ported = { type: 'mobile', country: 'SE' }
const porting = { first: (_: unknown, date: string) => date, isAllowed: () => true }

/** What is missed in an empty object, where it is not the kind. */
const pathOfNothing: { readonly [name: string]: string } = {
  effects: 'effects',
  explanation: 'explanation',
  remedy: 'remedy.actions',
  conflict: 'conflict.code',
  answer: 'answer.takesAway',
}

const saying = (right: readonly unknown[], name: string): Row => ({
  right: [...right, { words, language: english }],
  wrong: [
    [['odd', { words, language: english }], name],
    [[{}, { words, language: english }], pathOfNothing[name] ?? `${name}.kind`],
    [[...right, 'sv'], 'options'],
    [[...right, words], 'options.license'],
    [[...right, { words: catalog }], 'options.words'],
    [[...right, { words, language: 'sv' }], 'options.language'],
    [[...right, { language: danish }], 'options.language'],
    [[], name],
  ],
})
const drawing = (right: readonly unknown[], wrong: Row['wrong'] = []): Row => ({
  right: [catalog, ...right, {}],
  wrong: [
    [[], 'catalog'],
    [[catalog.definition, ...right], 'catalog'],
    [[catalog, ...right, { label: {} }], 'options.label'],
    [[catalog, ...right, { labels: {} }], 'options.labels'],
    [[catalog, ...right, { language: 'sv' }], 'options.language'],
    ...wrong,
  ],
})
const sampling = (options: object, wrong: Row['wrong']): Row => ({
  right: [catalog, options],
  wrong: [
    [[], 'catalog'],
    [[catalog.definition], 'catalog'],
    [[catalog, { dates: [] }], 'options.dates'],
    ...wrong,
  ],
})
const options = 'options'

/** The functions of each door: a new one without a row fails. */
const rows: { readonly [door: string]: { readonly [name: string]: Row } } = {
  '.': {
    localDate: {
      right: [new Date(0), 'Europe/Stockholm'],
      wrong: [
        [[0, 'Europe/Stockholm'], 'instant'],
        [[new Date(0), 'x'], { code: 'time_zone_unknown' }],
      ],
    },
    parseCalendarDate: {
      right: ['2026-12-01'],
      wrong: [[[new Date(0)], { code: 'date_invalid' }]],
    },
    isSeatlineError: { right: [new Error('x'), 'date_invalid'], wrong: [] },
    describeConflict: saying([conflict], 'conflict'),
    labelConflict: saying([conflict], 'conflict'),
    describeCondition: saying([condition?.condition], 'condition'),
    describeAction: saying([remedy.actions[0]], 'action'),
    labelAction: saying([remedy.actions[0]], 'action'),
    describeRemedy: saying([remedy], 'remedy'),
    describeEffects: saying([answer!.effects], 'effects'),
    describeExchange: saying([answer!], 'answer'),
    describeExplanation: saying([explain(answer!)], 'explanation'),
    describeStatus: {
      right: ['ready', { language: english }],
      wrong: [
        [['zz'], 'status'],
        [['ready', { language: 'sv' }], 'options.language'],
      ],
    },
    explain: {
      right: [schedule, change?.id],
      wrong: [
        [[plan], 'source.changes'],
        [[schedule.changes], 'source'],
        [[{ changes: [{}] }], 'source.changes.0'],
        [[{ changes: [{ change: {} }] }], 'source.changes.0.change'],
        [[{ changes: [], behind: {} }], 'source.behind'],
        [[schedule, change], 'change'],
      ],
    },
    remedyInputs: {
      right: [remedy],
      wrong: [
        [[], 'remedy'],
        [[{ actions: [{ kind: 'odd' }] }], 'remedy.actions.0.kind'],
      ],
    },
    conflictNote: {
      right: [catalog, plan, { words, language: english }],
      wrong: [
        [[catalog, {}], 'plan.users'],
        [[catalog.definition, plan], 'catalog'],
        [[catalog, plan, { language: 'sv' }], 'options.language'],
      ],
    },
    searchKey: { right: ['Anna'], wrong: [[[5], 'text']] },
    defineCatalog: {
      right: [catalog.definition, {}],
      wrong: [
        [[{}], { code: 'catalog_invalid' }],
        [[catalog.definition, { predicate: {} }], 'options.predicate'],
      ],
    },
    editionOn: {
      right: [catalog, '2026-12-01'],
      wrong: [
        [[catalog.definition, '2026-12-01'], 'catalog'],
        [[catalog, 'soon'], { code: 'date_invalid' }],
      ],
    },
    compareLicenses: {
      right: [catalog, ['basic']],
      wrong: [
        [[catalog, 'basic'], 'licenses'],
        [[catalog.definition, []], 'catalog'],
        [[catalog, ['e33']], { code: 'license_unknown' }],
      ],
    },
    exchangeLicenses: {
      right: [catalog, 'basic', 'small'],
      wrong: [
        [[catalog, 'basic'], 'to'],
        [[catalog, 'basic', 'e33'], { code: 'license_unknown' }],
      ],
    },
    wordingOf: {
      right: [catalog],
      wrong: [
        [[catalog, { on: 'soon' }], 'options.on'],
        [[], 'catalog'],
        [[catalog.definition], 'catalog'],
      ],
    },
    memoryStore: { right: [], wrong: [] },
    createLicensing: {
      right: [{ catalog, store: memoryStore() }],
      wrong: [
        [[], 'options'],
        [[{ catalog, store: memoryStore(), authorise: () => false }], 'authorise'],
        [[{ catalog: catalog.definition, store: memoryStore() }], 'catalog'],
      ],
    },
    earliestPorting: {
      right: [porting, ported, today],
      wrong: [
        [[{}, ported, today], 'policy.first'],
        [[{ ...porting, days: 3 }, ported, today], 'policy.days'],
        [[{ ...porting, first: () => 'soon' }, ported, today], 'porting.first'],
        [[{ ...porting, isAllowed: () => false }, ported, today], 'porting.isAllowed'],
        [[porting, { ...ported, type: 'fax' }, today], 'number.type'],
        [[porting, { ...ported, country: 'Sweden' }, today], 'number.country'],
        [[porting, ported, 'x'], { code: 'date_invalid' }],
      ],
    },
  },
  './analysis': {
    analyzeCatalog: {
      right: [catalog, { steps: 1_000 }],
      wrong: [
        [[catalog.definition], 'catalog'],
        [[catalog, { step: 5 }], 'bounds.step'],
        [[catalog, { steps: 0 }], 'bounds.steps'],
      ],
    },
    compareCatalogs: {
      right: [catalog, catalog, { steps: 1_000 }],
      wrong: [
        [[catalog.definition, catalog], 'before'],
        [[catalog, catalog.definition], 'after'],
        [[catalog, catalog, { step: 5 }], 'bounds.step'],
        [[catalog, catalog, { steps: 0 }], 'bounds.steps'],
      ],
    },
    describeComparison: {
      right: [{ before: catalog, after: catalog }, compareCatalogs(catalog, catalog), { words }],
      wrong: [
        [[catalog, compareCatalogs(catalog, catalog)], 'catalogs.before'],
        [[{ before: catalog, after: catalog }, {}], 'comparison.licenses'],
        [
          [
            { before: catalog, after: catalog },
            compareCatalogs(catalog, catalog),
            { language: danish },
          ],
          'options.language',
        ],
      ],
    },
    describeFinding: {
      right: [catalog, finding, { words }],
      wrong: [
        [[catalog, {}], 'finding.kind'],
        [[catalog.definition, finding], 'catalog'],
        [[catalog, finding, { language: danish }], 'options.language'],
      ],
    },
  },
  './excel': {
    readUsers: {
      right: [csv, { defaultCountry: 'SE' }],
      wrong: [
        [[csv], 'options'],
        [[csv, {}], 'options.defaultCountry'],
        [[csv, { defaultCountry: 'SE', licences: [] }], 'options.licences'],
        [[csv, { defaultCountry: 'SE', dateOrder: 'dmy' }], 'options.dateOrder'],
        [[csv, { defaultCountry: 'SE', onBadCell: 'drop' }], 'options.onBadCell'],
        [[csv, { defaultCountry: 'SE', limits: { row: 5 } }], 'options.limits.row'],
        [['users.csv', { defaultCountry: 'SE' }], 'input'],
      ],
    },
    previewUsers: {
      right: [csv, { defaultCountry: 'SE' }],
      wrong: [[[csv, { defaultCountry: 'SE', licences: [] }], 'options.licences']],
    },
    annotateWorkbook: {
      right: [csv, read, {}],
      wrong: [
        [[csv, {}], 'read'],
        [[csv, read, { languages: 'sv' }], 'options.languages'],
        [[csv, read, { language: danish }], 'options.language'],
      ],
    },
    writeTemplate: {
      right: [{ language: danish }],
      wrong: [
        [[{ licences: [] }], 'options.licences'],
        [[{ catalog: 'x' }], 'options.catalog'],
        [[{ users: 5 }], 'options.users'],
        [[{ language: 'xx' }], 'options.language'],
        [[{ language: null }], 'options.language'],
        [[{ language: [] }], 'options.language'],
        [[{ language: {} }], 'options.language'],
        [[{ language: Object.create(null) as object }], 'options.language'],
      ],
    },
    exportUsers: {
      right: [[[record]], {}],
      wrong: [
        [[record], 'users'],
        [[[[record]], { formats: 'csv' }], 'options.formats'],
        [[[[record]], { separator: '|' }], 'options.separator'],
      ],
    },
    exportChanges: {
      right: [[], {}],
      wrong: [
        [[5], 'changes'],
        [[[], { nameof: () => 'x' }], 'options.nameof'],
      ],
    },
    exportConflicts: {
      right: [plan, {}],
      wrong: [
        [[{}], 'plan.users'],
        [[plan, { names: {} }], 'options.names'],
      ],
    },
    exportTable: {
      right: ['List', [{ header: 'A' }], [[['a']]], {}],
      wrong: [
        [['List', ['A'], []], 'columns.0'],
        [['List', [], [], { format: 'pdf' }], 'format'],
        [['List', [], [], { forma: 'csv' }], 'options.forma'],
      ],
    },
    describeIssue: {
      right: [
        read.issues[0] ?? {
          code: 'email_missing',
          level: 'error',
          where: { row: 2 },
          message: 'x',
        },
        {},
      ],
      wrong: [
        [[], 'issue'],
        [
          [{ code: 'email_missing', where: {}, message: 'x' }, { language: danish }],
          'options.language',
        ],
      ],
    },
  },
  './languages': {
    extendLanguage: {
      right: [english, { locale: 'en-GB', conflicts: { labels: { no_seat: () => 'x' } } }],
      wrong: [
        [[english, { status: { redy: 'x' } }], 'part.status.redy'],
        [[english, { status: { ready: 5 } }], 'part.status.ready'],
        [[english, { sheet: { rules: 'x' } }], 'part.sheet.rules'],
        [[english, { conflict: {} }], 'part.conflict'],
        [['sv', {}], 'language'],
        [[english], 'part'],
      ],
    },
  },
  './phones': {
    readPhoneNumber: {
      right: ['070-174 06 05', { country: 'SE' }],
      wrong: [
        [[7, { country: 'SE' }], 'text'],
        [['070-174 06 05', { country: 'Sweden' }], 'options.country'],
        [['070-174 06 05', {}], 'options.country'],
        [['070-174 06 05'], 'options'],
        [['070-174 06 05', { country: 'SE', type: 'mobile' }], 'options.type'],
      ],
    },
    showPhoneNumber: {
      right: ['+46701740605', { country: 'SE' }],
      wrong: [
        [['070-174 06 05', { country: 'SE' }], { code: 'number_invalid' }],
        [['+46701740605', { country: 'Sweden' }], 'options.country'],
        [['+46701740605'], 'options'],
      ],
    },
  },
  './postgres': {
    postgresStore: {
      right: [driver, {}],
      wrong: [
        [[], 'driver'],
        [[driver, { shema: 'x' }], 'options.shema'],
        [[driver, { rowLevelSecurity: 'yes' }], 'options.rowLevelSecurity'],
      ],
    },
    pgDriver: {
      right: [{ query: () => undefined, connect: () => undefined }, { prepare: true }],
      wrong: [
        [[], 'pool'],
        [
          [{ query: () => undefined, connect: () => undefined }, { prepared: true }],
          'options.prepared',
        ],
        [[{ query: () => undefined, connect: () => undefined }, { prepare: 1 }], 'options.prepare'],
        [['postgres://localhost'], 'pool'],
        [[{ query: () => undefined, connect: () => undefined, connectionParameters: {} }], 'pool'],
      ],
    },
    pgliteDriver: {
      right: [{ query: () => undefined, transaction: () => undefined }],
      wrong: [
        [[], 'db'],
        [['./data'], 'db'],
      ],
    },
    postgresJsDriver: {
      right: [{ unsafe: () => undefined, begin: () => undefined }],
      wrong: [
        [[], 'sql'],
        [['postgres://localhost'], 'sql'],
      ],
    },
    migrationSql: {
      right: [{ after: 0 }],
      wrong: [
        [[{ since: 0 }], 'options.since'],
        [[{ after: '0' }], 'options.after'],
        [[{ schema: '' }], 'schema'],
      ],
    },
    rowLevelSecuritySql: { right: [{ schema: 'x' }], wrong: [[[{ shema: 'x' }], 'names.shema']] },
  },
  './render': {
    timelineSvg: drawing(
      [timeline],
      [
        [[catalog, Promise.resolve(timeline)], 'timeline'],
        [[catalog, timeline, { theme: 'blue' }], 'options.theme'],
        [[catalog, timeline, { from: 'soon' }], 'options.from'],
      ],
    ),
    timelineText: drawing(
      [timeline],
      [
        [[catalog, Promise.resolve(timeline)], 'timeline'],
        [[catalog, timeline, { width: 5 }], 'options.width'],
      ],
    ),
    catalogGraph: drawing([], [[[catalog, { findings: ['x'] }], 'options.findings.0']]),
    catalogMermaid: drawing([]),
    catalogSvg: {
      right: [graph, layout, {}],
      wrong: [
        [[catalog, layout], 'graph'],
        [[graph, {}], 'layout'],
        [[graph, layout, { colors: 'x' }], 'options.colors'],
      ],
    },
    comparisonHtml: {
      right: [comparison, {}],
      wrong: [
        [[catalog], 'comparison'],
        [[comparison, { label: {} }], 'options.label'],
      ],
    },
    comparisonText: {
      right: [comparison, {}],
      wrong: [
        [[catalog], 'comparison'],
        [[comparison, { column: 5 }], 'options.column'],
      ],
    },
    conflictNoteHtml: {
      right: [note, {}],
      wrong: [
        [[plan], 'note'],
        [[note, { name: 5 }], 'options.name'],
      ],
    },
  },
  './store': {
    claimsOf: { right: [record], wrong: [[[{}], 'record']] },
    judgeBatch: {
      right: [{ organization: 'acme', mode: 'each', writes: [], seatLimits: {} }, {}],
      wrong: [[[{}, {}], 'batch']],
    },
    answersToKeep: {
      right: [{ organization: 'acme', mode: 'each', writes: [], seatLimits: {} }, []],
      wrong: [
        [[{}, []], 'batch'],
        [[{ writes: [] }], 'outcomes'],
      ],
    },
    refusedByAnswers: {
      right: [{ organization: 'acme', mode: 'each', writes: [], seatLimits: {} }, null],
      wrong: [[[], 'batch']],
    },
    userOfWrite: {
      right: [{ kind: 'delete', id, expected: 1, events: [] }],
      wrong: [[[record], 'write']],
    },
    unknownOrganization: { right: ['acme'], wrong: [[[organization], 'organization']] },
    nextDueStep: {
      right: [organization, date, { today: date }],
      wrong: [
        [['acme', date, { today: date }], 'organization'],
        [[organization, date, date], 'request'],
      ],
    },
    inSeatOrder: {
      right: [[record], { through: date, limited: null, users: null }],
      wrong: [
        [[record], 'users'],
        [[[record]], 'step'],
      ],
    },
    settleDue: {
      right: [
        { decide: () => [], limit: 1 },
        { organization, seatsHeld: {}, users: [], through: date },
      ],
      wrong: [
        [[{}, {}], 'request'],
        [[{ decide: () => [] }, {}], 'question'],
      ],
    },
    startOfPage: { right: [{ limit: 10 }], wrong: [[[], 'page']] },
    changesOn: {
      right: [record, date, { limit: 10 }],
      wrong: [
        [[{}, date, { limit: 10 }], 'record'],
        [[record, date], 'page'],
      ],
    },
    listedDate: { right: [change, null], wrong: [[[{}, null], 'change']] },
    searchKey: { right: ['Anna'], wrong: [[[5], 'text']] },
    userFilter: { right: [{}], wrong: [[[], 'filter']] },
    withReached: { right: [organization, date], wrong: [[[{}, date], 'organization']] },
    isStale: {
      right: [null, { basis: 'catalog', today: date }],
      wrong: [
        [[{}, { basis: 'catalog', today: date }], 'judgment'],
        [[null, {}], 'question'],
      ],
    },
    isSameJudgment: {
      right: [null, null],
      wrong: [
        [[{}, null], 'a'],
        [[null, {}], 'b'],
      ],
    },
    storeContract: {
      right: [{ open: () => undefined }],
      wrong: [
        [[], options],
        [[{ open: () => undefined, absent: ['transactions'] }], 'options.absent.0'],
      ],
    },
    isContractFailure: { right: [new Error('x')], wrong: [] },
  },
  './testing': {
    catalogLaws: sampling({}, [
      [[catalog, { rules: [() => true] }], 'options.rules'],
      [[catalog, { runs: 0 }], 'options.runs'],
    ]),
    assertCatalogLaws: {
      right: [defineCatalog({ tracks: [] }), { runs: 1 }], // quick
      wrong: [
        [[], 'catalog'],
        [[catalog, { rules: [() => true] }], 'options.rules'],
        [[catalog, { run: 1 }], 'options.run'],
      ],
    },
    usersOf: sampling({ today }, [[[catalog, { today: 'x' }], 'options.today']]),
    recordsOf: sampling({ today }, []),
    subjectsOf: sampling({ today }, []),
    requestsOf: sampling({ users: ['a'] }, [[[catalog, { users: 'a' }], 'options.users']]),
    schedulesOf: sampling({ user: 'a' }, [[[catalog, { users: ['a'] }], 'options.users']]),
    organizationBeginnings: sampling({}, []),
    organizationCommands: sampling({}, [[[catalog, { facts: 'odd' }], 'options.facts']]),
    catalogDefinitions: { right: [{ today }], wrong: [[[{ predicate: [] }], 'options.predicate']] },
    openOrganization: {
      right: [catalog, beginning, memoryStore()],
      wrong: [
        [[], 'catalog'],
        [[catalog, {}], 'beginning'],
        [[catalog, beginning, {}], 'store'],
      ],
    },
  },
}

const asynchronous = new Set([
  'readUsers',
  'previewUsers',
  'annotateWorkbook',
  'writeTemplate',
  'exportUsers',
  'exportChanges',
  'exportConflicts',
  'exportTable',
  'assertCatalogLaws',
  'openOrganization',
])

describe.each(Object.entries(doors))(
  'E1 every function of the door %s refuses what is unknown or wrong',
  async (door, source) => {
    const exported = Object.entries((await import(`../../${source}`)) as Record<string, unknown>)
    const functions = new Map(
      exported.flatMap(([name, value]) =>
        typeof value === 'function' && !(value.prototype instanceof Error)
          ? [[name, value as Call] as const]
          : [],
      ),
    )

    test('each has a row', () => {
      expect(Object.keys(rows[door] ?? {}).sort()).toEqual([...functions.keys()].sort())
    })

    test.each(Object.entries(rows[door] ?? {}))('%s', async (name, { right, wrong }) => {
      const way = asynchronous.has(name) ? 'rejected' : 'thrown'
      const call = functions.get(name) as Call
      for (const one of wrong) await expectRefused(call, one, way)
      await expectNoStray(() => call, right, way, 'may be more')
    })
  },
)

test('what is right is taken', () => {
  expect(exchangeLicenses(catalog, 'basic', 'businessMobile').gained).toEqual(['roaming'])
})
