/** Random requests and schedules, for properties of your own. */
import { findLicense } from '../../catalog/lookup.js'
import fc from 'fast-check'
import type { Catalog } from '../../catalog/catalog.js'
import { addDays, type CalendarDate } from '../../core/calendar-date.js'
import { checkAll, listOf, optionsOf, text } from '../../core/check.js'
import type { AssignInput, PlanInput, RemoveInput } from '../../licensing/plan/request.js'
import { catalogCheck } from '../../words/language/checks.js'
import { dateCheck } from './checks.js'
import { DAYS } from './phone-numbers.js'
import { licenseAt, places, poolsOver, type Pool } from './pool.js'
import type { SampleOptions } from './sample-options.js'
import { todayOf } from './users.js'

/** Whom a request is for, and when. @public */
export interface RequestOptions extends Pick<SampleOptions, 'today'> {
  /** The users to choose from; `['sam']` by default. */
  readonly users?: readonly string[]
}

/**
 * What is scheduled for one user: requests for dates, and perhaps one date for all of it.
 *
 * @public
 */
export interface SampleSchedule<L extends string = string> {
  /** To be planned and confirmed, in this order. */
  readonly requests: readonly PlanInput<L>[]
  /** The date of an override, set after all of them. */
  readonly override: string | null
}

interface Sketch {
  readonly wishes: readonly {
    readonly kind: 'assign' | 'remove'
    readonly license: number
    readonly dependents: 'keep' | 'remove'
  }[]
  readonly in: number
}

/**
 * Requests that a plan can be asked for: licenses to assign and to remove, now or on a date, for
 * one user or several. They are never a misuse; whether they have conflicts is what a plan says.
 * Details are left open.
 *
 * @example Whatever is asked for, a plan that is ready has no conflicts
 * ```ts
 * import fc from 'fast-check'
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [
 *   { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
 *   { id: 'plus', name: 'Plus' },
 * ] }] })
 * await fc.assert(fc.asyncProperty(usersOf(catalog), requestsOf(catalog, { users: ['anna'] }), async ({ user, numbers }, request) => {
 *   const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2027-01-04T09:00:00Z') })
 *   await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
 *   const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
 *   await acme.users.create({ ...user, id: 'anna' })
 *   for (const number of numbers) await acme.numbers.add('anna', number)
 *   const [answer] = (await acme.plan(request)).users
 *   if (answer?.status === 'ready' && answer.conflicts.length > 0) throw new Error('ready, with conflicts')
 * }), { numRuns: 10 })
 * ```
 * @public
 */
export function requestsOf<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  options: RequestOptions = {},
): fc.Arbitrary<PlanInput<L>> {
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, optionsOf<RequestOptions>({ today: dateCheck, users: listOf(text) })],
  })
  const { users = ['sam'] } = options
  const today = todayOf(options)
  const asked = fc.uniqueArray(fc.constantFrom(...users), {
    minLength: 1,
    maxLength: Math.min(3, users.length),
  })
  return fc
    .record({ pool: poolsOver(catalog), users: asked, sketch: sketches(0) })
    .map(({ pool, users: some, sketch }) => requestFrom<L>(sketch, { pool, users: some, today }))
}

/**
 * Schedules of one user: requests for dates to come, one after the other, and perhaps an override.
 *
 * @param options - `user`, whose schedule it is (`sam` by default), and `today`.
 *
 * @example Whatever is scheduled, a page shows as many lines as the schedule has changes
 * ```ts
 * import fc from 'fast-check'
 * const catalog = defineCatalog({ tracks: [{ id: 'voice', name: 'Voice', licenses: [
 *   { id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } },
 *   { id: 'plus', name: 'Plus' },
 * ] }] })
 * await fc.assert(fc.asyncProperty(schedulesOf(catalog, { user: 'anna' }), async ({ requests, override }) => {
 *   const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => new Date('2027-01-04T09:00:00Z') })
 *   await licensing.organizations.create({ id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' }, { actor: 'setup' })
 *   const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
 *   await acme.users.create({ id: 'anna', firstName: 'Anna', surname: 'Berg', email: 'anna@acme.example' })
 *   for (const request of requests) await acme.confirm(await acme.plan(request))
 *   if (override !== null) await acme.schedule.override('anna', override)
 *   const { changes } = await acme.schedule.of('anna')
 *   const lines = changes.map(({ change, effectiveDate }) => `${effectiveDate} ${change.kind} ${change.license}`)
 *   if (lines.length !== changes.length) throw new Error('a line is missing')
 * }), { numRuns: 10 })
 * ```
 * @public
 */
export function schedulesOf<L extends string, T extends string>(
  catalog: Catalog<L, T>,
  options: Pick<SampleOptions, 'today'> & { readonly user?: string } = {},
): fc.Arbitrary<SampleSchedule<L>> {
  checkAll({
    catalog: [catalog, catalogCheck],
    options: [options, optionsOf<typeof options>({ today: dateCheck, user: text })],
  })
  const { user = 'sam' } = options
  const today = todayOf(options)
  return fc
    .record({
      pool: poolsOver(catalog),
      requests: fc.array(sketches(1), { minLength: 1, maxLength: 5 }),
      override: fc.option(fc.integer({ min: 1, max: DAYS }), { freq: 2 }),
    })
    .map(({ pool, requests, override }) => ({
      requests: requests.map((sketch) => requestFrom<L>(sketch, { pool, users: [user], today })),
      override: override === null ? null : addDays(today, override),
    }))
}

function sketches(soonest: 0 | 1): fc.Arbitrary<Sketch> {
  const requested = fc.record({
    kind: fc.constantFrom<('assign' | 'remove')[]>('assign', 'assign', 'remove'),
    license: places,
    dependents: fc.constantFrom<('keep' | 'remove')[]>('keep', 'keep', 'remove'),
  })
  return fc.record({
    wishes: fc.array(requested, { minLength: 1, maxLength: 3 }),
    in: fc.integer({ min: soonest, max: DAYS }),
  })
}

/**
 * A request names a license once, and one license of a one-license track to assign: of those that
 * clash the first is kept.
 */
function requestFrom<L extends string>(
  { wishes, in: days }: Sketch,
  {
    pool,
    users,
    today,
  }: { readonly pool: Pool; readonly users: readonly string[]; readonly today: CalendarDate },
): PlanInput<L> {
  const on = addDays(today, days)
  const seen = new Set<string>()
  const kept = wishes.flatMap(({ license: place, ...requested }) => {
    const license = licenseAt(pool, place)
    const track = findLicense(pool.catalog, license, on)?.track
    const keys = [
      license,
      ...(requested.kind === 'assign' && track?.holds === 'one' ? [`#${track.id}`] : []),
    ] // no id begins with it
    if (keys.some((key) => seen.has(key))) return []
    keys.forEach((key) => seen.add(key))
    return [{ license: license as L, ...requested }] // a license of the catalog
  })
  const of = (kind: 'assign' | 'remove') =>
    kept
      .filter((requested) => requested.kind === kind)
      .map(({ license, dependents }): AssignInput<L> & RemoveInput<L> =>
        dependents === 'keep' ? license : { license, dependents },
      )
  const [assign, remove] = [of('assign'), of('remove')]
  return {
    users,
    ...(assign.length > 0 && { assign }),
    ...(remove.length > 0 && { remove }),
    on: days === 0 ? 'now' : on,
  }
}
