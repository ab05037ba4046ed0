import { expectTypeOf, test } from 'vitest'
import {
  isSeatlineError,
  SeatlineError,
  type SeatlineErrorCode,
  type UserId,
} from '../../src/index.js'

const caught: unknown = undefined

test('an error known by its code has the data of that code', () => {
  if (isSeatlineError(caught, 'date_in_past'))
    expectTypeOf(caught.data).toEqualTypeOf<{ readonly date: string; readonly today: string }>()
  // @ts-expect-error -- there is no such code
  isSeatlineError(caught, 'date_in_pasta')
})

test('a switch over the code knows the data in each case', () => {
  if (!isSeatlineError(caught)) return
  expectTypeOf(caught.code).toEqualTypeOf<SeatlineErrorCode>()
  switch (caught.code) {
    case 'email_taken':
      expectTypeOf(caught.data).toEqualTypeOf<{
        readonly email: string
        readonly holder: string | null
      }>()
      break
    case 'store_failed':
      expectTypeOf(caught.data.retry).toBeBoolean()
      break
    default:
      // @ts-expect-error -- not every code has it
      void caught.data.retry
  }
})

test('it is an Error, with the code and the data that go together', () => {
  expectTypeOf(new SeatlineError('contention', 'busy', { attempts: 3 })).toEqualTypeOf<
    SeatlineError<'contention'>
  >()
  const caught: unknown = null
  if (isSeatlineError<'contention' | 'aborted'>(caught))
    expectTypeOf(caught).toEqualTypeOf<SeatlineError<'contention'> | SeatlineError<'aborted'>>()
  if (isSeatlineError(caught)) expectTypeOf(caught).toExtend<Error>()
  // @ts-expect-error -- the data of another code
  new SeatlineError('contention', 'busy', { done: 3 })
})

test('ids of users are told from other texts', () => {
  expectTypeOf<UserId>().toExtend<string>()
  expectTypeOf<string>().not.toExtend<UserId>()
})
