import { expectTypeOf, test } from 'vitest'
import type { ReadUsersOptions, TemplateOptions } from '../../src/excel/index.js'
import type {
  ApplyDueOptions,
  ChangeEffect,
  Change,
  ChangeId,
  ChangeRef,
  CommandResult,
  Confirmation,
  ConfirmOptions,
  Conflict,
  ConflictCode,
  Effects,
  explain,
  Holding,
  Outcome,
  PhoneNumber,
  Plan,
  PlanOptions,
  SeatlineEvent,
  User,
  UserAnswer,
  UserRecord,
  UserSchedule,
  Verdict,
} from '../../src/index.js'

function assertNever(value: never): never {
  throw new Error(String(value))
}

test('every conflict code can be looked at, and knows its parameters', () => {
  const missing = (conflict: Conflict): string => {
    switch (conflict.code) {
      case 'license_missing':
        return conflict.anyOf.join()
      case 'excluded_by':
        return conflict.declaredBy
      case 'too_many_held':
        return `${conflict.atMost} ${conflict.among.join()}`
      case 'still_needed':
        return conflict.by.join()
      case 'number_missing':
      case 'number_not_allowed':
        return conflict.type
      case 'number_foreign':
        return conflict.numbers.join()
      case 'number_porting':
        return conflict.from
      case 'number_not_chosen':
        return conflict.choices.join()
      case 'number_not_owned':
        return conflict.number
      case 'detail_unknown':
        return conflict.detail
      case 'capability_missing':
      case 'capability_not_allowed':
        return conflict.capability
      case 'country_required':
      case 'country_not_allowed':
        return conflict.anyOf.join()
      case 'attribute_missing':
      case 'attribute_not_allowed':
        return conflict.attribute
      case 'predicate_not_met':
        return conflict.predicate
      case 'predicate_failed':
        return conflict.reason
      case 'alternatives_not_met':
        return conflict.anyOf.flat().map(missing).join()
      case 'not_available':
        return conflict.from ?? conflict.until ?? ''
      case 'no_seat':
        return String(conflict.limit)
      case 'license_unknown':
        return conflict.license
      case 'too_entangled':
        return String(conflict.changes)
      default:
        return assertNever(conflict) // a code that is left out does not compile
    }
  }
  expectTypeOf(missing).returns.toBeString()
})

test('a conflict of one code', () => {
  expectTypeOf<Conflict<'no_seat'>>().toExtend<{
    readonly license: string
    readonly limit: number
  }>()
  expectTypeOf<Conflict['code']>().toEqualTypeOf<ConflictCode>()
  // @ts-expect-error -- there is no such code
  expectTypeOf<Conflict<'no_seats'>>()
})

test('a command was done, with its effects, or refused, with the reasons', () => {
  const look = (result: CommandResult) => {
    if (result.status === 'done')
      expectTypeOf(result).toExtend<{ user: UserRecord; effects: Effects; written: boolean }>()
    else expectTypeOf(result.refused).toExtend<readonly ChangeRef[]>()
  }
  expectTypeOf(look).toBeFunction()
  expectTypeOf<CommandResult>().not.toHaveProperty('refused') // before the status was looked at
})

test('what became of a user of a plan', () => {
  const look = (confirmation: Confirmation): number | UserAnswer => {
    switch (confirmation.status) {
      case 'applied':
      case 'scheduled':
        expectTypeOf(confirmation.changes).toEqualTypeOf<readonly ChangeId[]>()
        return confirmation.changes.length
      case 'plan_stale':
        return confirmation.planned
      case 'unchanged':
      case 'refused':
      case 'skipped':
      case 'user_deleted':
        expectTypeOf(confirmation.verdict).toEqualTypeOf<Verdict | null>()
        return confirmation.conflicts.length
      default:
        return assertNever(confirmation)
    }
  }
  expectTypeOf(look).toBeFunction()
})

test('what becomes of a change', () => {
  const look = (outcome: Outcome): Holding | ChangeId | readonly Conflict[] | Change | null => {
    switch (outcome.status) {
      case 'applied':
        return outcome.holding
      case 'superseded':
        return outcome.by
      case 'failed':
        return outcome.conflicts
      case 'unchanged':
        return outcome.change
      default:
        return assertNever(outcome)
    }
  }
  expectTypeOf(look).toBeFunction()
})

test('only a number in porting has the date from which it works', () => {
  expectTypeOf<Extract<PhoneNumber, { status: 'porting' }>>().toHaveProperty('on')
  expectTypeOf<Extract<PhoneNumber, { status: 'foreign' }>>().not.toHaveProperty('on')
})

test('an event knows what it carries by its kind', () => {
  const look = (event: SeatlineEvent) => {
    if (event.kind === 'change_failed')
      expectTypeOf(event.conflicts).toEqualTypeOf<readonly Conflict[]>()
    if (event.kind === 'user_created')
      expectTypeOf(event.onboarding).toEqualTypeOf<'send' | 'none'>()
    if (event.kind === 'change_scheduled') expectTypeOf(event.change).toEqualTypeOf<Change>()
  }
  expectTypeOf(look).toBeFunction()
})

test('results are read, never written', () => {
  const change = {} as ChangeRef
  // @ts-expect-error -- readonly
  change.license = 'basic'
  expectTypeOf<Effects['breaks']>().toEqualTypeOf<readonly ChangeEffect[]>()
})

test('one progress bar fits everything that takes long', () => {
  const onProgress = (progress: { readonly done: number; readonly total: number | null }) =>
    void progress
  expectTypeOf({ onProgress }).toExtend<PlanOptions>()
  expectTypeOf({ onProgress }).toExtend<ConfirmOptions>()
  expectTypeOf({ onProgress }).toExtend<ApplyDueOptions>()
  expectTypeOf({ onProgress }).toExtend<Pick<ReadUsersOptions, 'onProgress'>>()
  expectTypeOf({ onProgress }).toExtend<Pick<TemplateOptions, 'onProgress'>>()
})

test('what fails is explained from an answer, a schedule or a user, and not from a plan', () => {
  expectTypeOf<UserAnswer | Verdict | UserSchedule | User>().toExtend<
    Parameters<typeof explain>[0]
  >()
  expectTypeOf<Plan>().not.toExtend<Parameters<typeof explain>[0]>()
  expectTypeOf<ReturnType<typeof explain>['changes'][number]>().toExtend<ChangeRef>()
})
