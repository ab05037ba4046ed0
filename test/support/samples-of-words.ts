import {
  parseCalendarDate,
  type Action,
  type Cause,
  type ChangeId,
  type Condition,
  type Conflict,
  type ConflictCode,
  type E164,
} from '../../src/index.js'

/** Something to say, and what must be heard in the sentence. */
export interface Sample<T> {
  readonly of: T
  readonly mentions: readonly string[]
}

const date = parseCalendarDate('2026-12-21')
const other = parseCalendarDate('2027-03-14')
const [first, second] = ['+46701000001', '+46701000002'] as [E164, E164] // numbers of the right shape
export const dates = [date, other] as const
const node = { path: '/of/1' } as const
const held: Cause = { kind: 'holding', license: 'l2', since: date }

const tooMany = {
  code: 'too_many_held',
  license: 'l1',
  ...node,
  atMost: 1,
  among: ['l1', 'l2', 'l3'],
  licenses: ['l2', 'l3'],
  declaredBy: 'l1',
  causes: [held],
} as const

/** What an alternative can lack, of every code. */
function needed(): readonly Conflict[] {
  const at = { license: 'l1', ...node }
  const nested: Conflict = { code: 'number_missing', ...at, type: 'mobile', detail: null }
  const roles = ['chief', 'clerk'] as const
  return [
    { code: 'license_missing', ...at, anyOf: ['l2', 'l3'], track: null, causes: [] },
    { code: 'license_missing', ...at, anyOf: ['l2', 'l3', 'l4'], track: null, causes: [] },
    { code: 'excluded_by', ...at, licenses: ['l2'], declaredBy: 'l1', causes: [] },
    { code: 'excluded_by', ...at, licenses: ['l2', 'l3'], declaredBy: 'l1', causes: [] },
    { ...tooMany, ...at, atMost: 1 },
    { ...tooMany, ...at, atMost: 2 },
    { code: 'number_foreign', ...at, type: 'mobile', detail: null, numbers: [first] },
    { code: 'number_foreign', ...at, type: 'mobile', detail: null, numbers: [first, second] },
    { code: 'number_porting', ...at, type: 'mobile', detail: null, number: first, from: date },
    { code: 'number_not_allowed', ...at, type: 'mobile' },
    { code: 'capability_not_allowed', ...at, capability: 'c1' },
    { code: 'country_required', ...at, anyOf: ['SE', 'NO'] },
    { code: 'country_not_allowed', ...at, anyOf: ['NL'] },
    { code: 'attribute_missing', ...at, attribute: 'a1', anyOf: roles },
    { code: 'attribute_not_allowed', ...at, attribute: 'a1', anyOf: null },
    { code: 'attribute_not_allowed', ...at, attribute: 'a1', anyOf: roles },
    { code: 'predicate_not_met', ...at, predicate: 'p1' },
    { code: 'predicate_failed', ...at, predicate: 'p1', reason: 'no data' },
    {
      code: 'alternatives_not_met',
      ...at,
      needed: 1,
      anyOf: [[nested], [{ code: 'capability_missing', ...at, capability: 'c1' }]],
    },
  ]
}

/** Conflicts of every code, in singular and plural. */
const conflictSamples: { readonly [C in ConflictCode]: readonly Sample<Conflict<C>>[] } = {
  license_missing: [
    {
      of: {
        code: 'license_missing',
        license: 'l1',
        ...node,
        anyOf: ['l2'],
        track: null,
        causes: [],
      },
      mentions: ['Näme 1', 'Näme 2'],
    },
    {
      of: {
        code: 'license_missing',
        license: 'l1',
        ...node,
        anyOf: ['l2', 'l3'],
        track: 't1',
        causes: [],
      },
      mentions: ['Näme 1', 'Näme 2', 'Näme 3', 'Träck 1'],
    },
  ],
  excluded_by: [
    {
      of: {
        code: 'excluded_by',
        license: 'l1',
        ...node,
        licenses: ['l2', 'l3'],
        declaredBy: 'l1',
        causes: [held],
      },
      mentions: ['Näme 1', 'Näme 2', 'Näme 3', date],
    },
    {
      of: {
        code: 'excluded_by',
        license: 'l1',
        ...node,
        licenses: ['l2'],
        declaredBy: 'l2',
        causes: [held],
      },
      mentions: ['Näme 1', 'Näme 2'],
    },
  ],
  too_many_held: [
    { of: tooMany, mentions: ['Näme 1', 'Näme 2', 'Näme 3', date] },
    {
      of: { ...tooMany, atMost: 2, among: ['l2', 'l3', 'l4'], declaredBy: 'l4' },
      mentions: ['2', 'Näme 1', 'Näme 2', 'Näme 3', 'Näme 4'],
    },
  ],
  still_needed: [
    {
      of: { code: 'still_needed', license: 'l1', licenses: ['l1'], by: ['l2', 'l3'], causes: [] },
      mentions: ['Näme 1', 'Näme 2', 'Näme 3'],
    },
    {
      of: { code: 'still_needed', license: 'l1', licenses: ['l1'], by: ['l2'], causes: [] },
      mentions: ['Näme 1', 'Näme 2'],
    },
    {
      of: { code: 'still_needed', license: 'l1', licenses: ['l1', 'l4'], by: ['l2'], causes: [] },
      mentions: ['Näme 1', 'Näme 2', 'Näme 4'],
    },
    {
      of: { code: 'still_needed', license: 'l1', licenses: [], by: ['l2', 'l3'], causes: [] },
      mentions: ['Näme 1', 'Näme 2', 'Näme 3'],
    },
  ],
  number_missing: [
    {
      of: { code: 'number_missing', license: 'l1', ...node, type: 'landline', detail: null },
      mentions: ['Näme 1'],
    },
  ],
  number_foreign: [
    {
      of: {
        code: 'number_foreign',
        license: 'l1',
        ...node,
        type: 'mobile',
        detail: null,
        numbers: [first],
      },
      mentions: ['Näme 1', first],
    },
    {
      of: {
        code: 'number_foreign',
        license: 'l1',
        ...node,
        type: 'mobile',
        detail: 'd1',
        numbers: [first, second],
      },
      mentions: ['Näme 1', first, second],
    },
  ],
  number_porting: [
    {
      of: {
        code: 'number_porting',
        license: 'l1',
        ...node,
        type: 'mobile',
        detail: null,
        number: first,
        from: date,
      },
      mentions: ['Näme 1', first, date],
    },
  ],
  number_not_allowed: [
    {
      of: { code: 'number_not_allowed', license: 'l1', ...node, type: 'mobile' },
      mentions: ['Näme 1'],
    },
  ],
  number_not_chosen: [
    {
      of: {
        code: 'number_not_chosen',
        license: 'l1',
        type: 'mobile',
        detail: 'd1',
        choices: [first, second],
      },
      mentions: ['Näme 1', first, second],
    },
  ],
  number_not_owned: [
    {
      of: {
        code: 'number_not_owned',
        license: 'l1',
        type: 'landline',
        detail: 'd1',
        number: first,
      },
      mentions: ['Näme 1', first],
    },
  ],
  detail_unknown: [
    {
      of: { code: 'detail_unknown', license: 'l1', detail: 'd1' },
      mentions: ['Näme 1', 'Détail 1'],
    },
  ],
  capability_missing: [
    {
      of: { code: 'capability_missing', license: 'l1', ...node, capability: 'c1' },
      mentions: ['Näme 1', 'Cäpability 1'],
    },
  ],
  capability_not_allowed: [
    {
      of: { code: 'capability_not_allowed', license: 'l1', ...node, capability: 'c1' },
      mentions: ['Näme 1', 'Cäpability 1'],
    },
  ],
  country_required: [
    {
      of: { code: 'country_required', license: 'l1', ...node, anyOf: ['SE', 'QX'] },
      mentions: ['Näme 1', 'QX'],
    },
    { of: { code: 'country_required', license: 'l1', ...node, anyOf: ['NL'] }, mentions: [] },
  ],
  country_not_allowed: [
    {
      of: { code: 'country_not_allowed', license: 'l1', ...node, anyOf: ['SE', 'QX'] },
      mentions: ['Näme 1', 'QX'],
    },
    { of: { code: 'country_not_allowed', license: 'l1', ...node, anyOf: ['NL'] }, mentions: [] },
  ],
  attribute_missing: [
    {
      of: { code: 'attribute_missing', license: 'l1', ...node, attribute: 'a1', anyOf: null },
      mentions: ['Näme 1', 'Ättribute 1'],
    },
    {
      of: {
        code: 'attribute_missing',
        license: 'l1',
        ...node,
        attribute: 'a1',
        anyOf: ['chief', 12, true],
      },
      mentions: ['Näme 1', 'Ättribute 1', 'chief', '12', 'true'],
    },
  ],
  attribute_not_allowed: [
    {
      of: { code: 'attribute_not_allowed', license: 'l1', ...node, attribute: 'a1', anyOf: null },
      mentions: ['Näme 1', 'Ättribute 1'],
    },
    {
      of: {
        code: 'attribute_not_allowed',
        license: 'l1',
        ...node,
        attribute: 'a1',
        anyOf: ['chief'],
      },
      mentions: ['Näme 1', 'Ättribute 1', 'chief'],
    },
  ],
  predicate_not_met: [
    {
      of: { code: 'predicate_not_met', license: 'l1', ...node, predicate: 'p1' },
      mentions: ['Näme 1', 'Prëdicate 1'],
    },
  ],
  predicate_failed: [
    {
      of: { code: 'predicate_failed', license: 'l1', ...node, predicate: 'p1', reason: 'no data' },
      mentions: ['Näme 1', 'Prëdicate 1', 'no data'],
    },
  ],
  alternatives_not_met: [
    {
      of: {
        code: 'alternatives_not_met',
        license: 'l1',
        path: '',
        needed: 1,
        anyOf: [
          [
            {
              code: 'license_missing',
              license: 'l1',
              path: '/of/0',
              anyOf: ['l2'],
              track: null,
              causes: [],
            },
          ],
          [
            {
              code: 'license_missing',
              license: 'l1',
              path: '/of/1/of/0',
              anyOf: ['l3'],
              track: 't1',
              causes: [],
            },
            { code: 'capability_missing', license: 'l1', path: '/of/1/of/1', capability: 'c1' },
            {
              code: 'attribute_missing',
              license: 'l1',
              path: '/of/1/of/2',
              attribute: 'a1',
              anyOf: null,
            },
          ],
        ],
      },
      mentions: ['Näme 1', 'Näme 2', 'Träck 1', 'Cäpability 1', 'Ättribute 1', '(1)', '(2)'],
    },
    {
      of: {
        code: 'alternatives_not_met',
        license: 'l1',
        path: '',
        needed: 2,
        anyOf: ['l2', 'l3', 'l4'].map((other) => [
          {
            code: 'license_missing',
            license: 'l1',
            path: '',
            anyOf: [other],
            track: null,
            causes: [],
          },
        ]),
      },
      mentions: ['Näme 1', '2', 'Näme 4'],
    },
    ...needed().map((lacking): Sample<Conflict<'alternatives_not_met'>> => {
      const number: Conflict = {
        code: 'number_missing',
        license: 'l1',
        path: '',
        type: 'landline',
        detail: null,
      }
      return {
        of: {
          code: 'alternatives_not_met',
          license: 'l1',
          path: '',
          needed: 1,
          anyOf: [[lacking], [number]],
        },
        mentions: ['Näme 1'],
      }
    }),
  ],
  not_available: [
    {
      of: { code: 'not_available', license: 'l1', from: date, until: other },
      mentions: ['Näme 1', date, other],
    },
    {
      of: { code: 'not_available', license: 'l1', from: date, until: null },
      mentions: ['Näme 1', date],
    },
    {
      of: { code: 'not_available', license: 'l1', from: null, until: other },
      mentions: ['Näme 1', other],
    },
  ],
  no_seat: [
    { of: { code: 'no_seat', license: 'l1', limit: 20, held: 20 }, mentions: ['Näme 1', '20'] },
    { of: { code: 'no_seat', license: 'l1', limit: 2, held: 2 }, mentions: ['Näme 1'] },
    { of: { code: 'no_seat', license: 'l1', limit: 1, held: 1 }, mentions: ['Näme 1'] },
    { of: { code: 'no_seat', license: 'l1', limit: 0, held: 0 }, mentions: ['Näme 1'] },
    { of: { code: 'no_seat', license: 'l1', limit: 2, held: 3 }, mentions: ['Näme 1', '2', '3'] },
    { of: { code: 'no_seat', license: 'l1', limit: 1, held: 2 }, mentions: ['Näme 1', '1', '2'] },
    { of: { code: 'no_seat', license: 'l1', limit: 0, held: 1 }, mentions: ['Näme 1', '0', '1'] },
  ],
  license_unknown: [{ of: { code: 'license_unknown', license: 'gone' }, mentions: ['gone'] }],
  too_entangled: [
    { of: { code: 'too_entangled', license: 'l1', changes: 17 }, mentions: ['Näme 1', '17'] },
  ],
}

/** Every kind of cause, as what stands behind a conflict. */
export const causeSamples: {
  readonly [K in Cause['kind']]: readonly Sample<Extract<Cause, { kind: K }>>[]
} = {
  failed_change: (['remove', 'assign'] as const).flatMap((intent) => [
    {
      of: {
        kind: 'failed_change',
        change: 'c1' as ChangeId,
        intent,
        license: 'l2',
        on: date,
      } as const,
      mentions: ['Näme 2', date],
    },
    {
      of: {
        kind: 'failed_change',
        change: 'c1' as ChangeId,
        intent,
        license: 'l2',
        on: date,
        inRequest: true,
      } as const,
      mentions: ['Näme 2'],
    },
  ]),
  accepted_change: [
    {
      of: { kind: 'accepted_change', change: 'c1' as ChangeId, license: 'l2', on: date },
      mentions: ['Näme 2', date],
    },
    {
      of: {
        kind: 'accepted_change',
        change: 'c1' as ChangeId,
        license: 'l2',
        on: date,
        inRequest: true,
      },
      mentions: ['Näme 2'],
    },
  ],
  holding: [{ of: { kind: 'holding', license: 'l2', since: date }, mentions: ['Näme 2', date] }],
}

export const conditionSamples: {
  readonly [K in Condition['kind']]: readonly Sample<Extract<Condition, { kind: K }>>[]
} = {
  licenses: [true, false].flatMap((wanted) => [
    {
      of: { kind: 'licenses', licenses: ['l2'], track: null, wanted } as const,
      mentions: ['Näme 2'],
    },
    {
      of: { kind: 'licenses', licenses: ['l2', 'l3'], track: null, wanted } as const,
      mentions: ['Näme 2', 'Näme 3'],
    },
    {
      of: { kind: 'licenses', licenses: ['l2', 'l3'], track: 't1', wanted } as const,
      mentions: ['Träck 1'],
    },
  ]),
  atMost: [1, 2].map((atMost) => ({
    of: { kind: 'atMost', atMost, licenses: ['l1', 'l2', 'l3'] },
    mentions: ['Näme 1', 'Näme 2', 'Näme 3'],
  })),
  number: [true, false].map((wanted) => ({
    of: { kind: 'number', type: 'mobile', wanted },
    mentions: [],
  })),
  capability: [true, false].map((wanted) => ({
    of: { kind: 'capability', capability: 'c1', wanted },
    mentions: ['Cäpability 1'],
  })),
  country: [true, false].flatMap((wanted) => [
    { of: { kind: 'country', anyOf: ['SE', 'QX'], wanted }, mentions: ['QX'] },
    { of: { kind: 'country', anyOf: ['NL'], wanted }, mentions: [] },
  ]),
  attribute: [true, false].flatMap((wanted) => [
    {
      of: { kind: 'attribute', attribute: 'a1', anyOf: null, wanted } as const,
      mentions: ['Ättribute 1'],
    },
    {
      of: { kind: 'attribute', attribute: 'a1', anyOf: ['chief', 2], wanted } as const,
      mentions: ['Ättribute 1', 'chief', '2'],
    },
  ]),
  predicate: [true, false].map((wanted) => ({
    of: { kind: 'predicate', predicate: 'p1', wanted },
    mentions: ['Prëdicate 1'],
  })),
  group: [
    { of: { kind: 'group', atLeast: 1, count: 3 }, mentions: [] },
    { of: { kind: 'group', atLeast: 2, count: 3 }, mentions: ['2'] },
    { of: { kind: 'group', atLeast: 3, count: 3 }, mentions: [] },
    { of: { kind: 'group', atLeast: 1, count: 1 }, mentions: [] },
  ],
}

export const actionSamples: {
  readonly [K in Action['kind']]: readonly Sample<Extract<Action, { kind: K }>>[]
} = {
  choose_number: [
    {
      of: { kind: 'choose_number', license: 'l1', detail: 'd1', number: first, change: null },
      mentions: ['Näme 1', 'Détail 1', first],
    },
    {
      of: { kind: 'choose_number', license: 'l1', detail: 'd1', number: null, change: null },
      mentions: ['Näme 1', 'Détail 1'],
    },
  ],
  clear_detail: [
    {
      of: { kind: 'clear_detail', license: 'l1', detail: 'd1', change: null },
      mentions: ['Näme 1', 'Détail 1'],
    },
  ],
  move_change: [
    {
      of: { kind: 'move_change', change: 'c1' as ChangeId, license: 'l1', on: date },
      mentions: ['Näme 1', date],
    },
  ],
  remove_number: [{ of: { kind: 'remove_number', number: first }, mentions: [first] }],
  raise_seat_limit: [
    {
      of: { kind: 'raise_seat_limit', license: 'l1', limit: 21, from: date, until: null },
      mentions: ['Näme 1', '21', date],
    },
    {
      of: { kind: 'raise_seat_limit', license: 'l1', limit: 1, from: date, until: other },
      mentions: ['Näme 1', date],
    },
  ],
  port_number: [{ of: { kind: 'port_number', number: first, by: date }, mentions: [first, date] }],
  add_number: [
    { of: { kind: 'add_number', type: 'landline', by: date }, mentions: [date] },
    { of: { kind: 'add_number', type: 'mobile', by: date }, mentions: [date] },
  ],
  set_attribute: [
    { of: { kind: 'set_attribute', attribute: 'a1', value: null }, mentions: ['Ättribute 1'] },
    {
      of: { kind: 'set_attribute', attribute: 'a1', value: 'chief' },
      mentions: ['Ättribute 1', 'chief'],
    },
    {
      of: { kind: 'set_attribute', attribute: 'a1', value: 'chief', by: date },
      mentions: ['Ättribute 1', 'chief', date],
    },
  ],
  clear_attribute: [
    { of: { kind: 'clear_attribute', attribute: 'a1' }, mentions: ['Ättribute 1'] },
    { of: { kind: 'clear_attribute', attribute: 'a1', by: date }, mentions: ['Ättribute 1', date] },
  ],
  assign: [{ of: { kind: 'assign', license: 'l1', on: date }, mentions: ['Näme 1', date] }],
  remove: [{ of: { kind: 'remove', license: 'l1', on: date }, mentions: ['Näme 1', date] }],
  cancel_change: [
    {
      of: { kind: 'cancel_change', change: 'c1' as ChangeId, license: 'l1' },
      mentions: ['Näme 1'],
    },
  ],
  remove_dependents: [
    { of: { kind: 'remove_dependents', licenses: ['l1', 'l2'] }, mentions: ['Näme 1', 'Näme 2'] },
    { of: { kind: 'remove_dependents', licenses: [] }, mentions: [] },
  ],
  enable_capability: [
    {
      of: { kind: 'enable_capability', capability: 'c1', by: date },
      mentions: ['Cäpability 1', date],
    },
  ],
  disable_capability: [
    {
      of: { kind: 'disable_capability', capability: 'c1', by: date },
      mentions: ['Cäpability 1', date],
    },
  ],
  free_seat: [
    { of: { kind: 'free_seat', license: 'l1', count: 1, by: date }, mentions: ['Näme 1', date] },
    {
      of: { kind: 'free_seat', license: 'l1', count: 22, by: date },
      mentions: ['Näme 1', '22', date],
    },
  ],
  choose_date: [{ of: { kind: 'choose_date', on: date }, mentions: [date] }],
}

/** All conflicts of the samples, whatever their code. */
export const allConflicts: readonly Sample<Conflict>[] = Object.values(conflictSamples).flat()
