/** Compares what the library does and says with the model, and tells where they part. */
import type { Plan, SeatlineStore } from '../../../src/index.js'
import type { LivingOrganization } from './begin.js'
import { seatsOver, type ModelSeats } from './bookings.js'
import { LICENSES, type DrawnOrganization } from './draws.js'
import { future, isSomebodyWithoutSeat, organizationOn, outcomesOf, type Turned } from './future.js'
import { live, readModel, readRecords, requestInWords, requestOf } from './live.js'
import {
  conflictsInShort,
  effectiveDateOf,
  modelUserOf,
  type ModelConflict,
  type ModelUser,
} from './organization.js'
import type { ModelOutcome } from './settle-date.js'
import { goesThroughFor, setsThatFree, withLimit } from './remedies.js'
import { earliestDate, othersAffected, planned, type ModelRequest } from './request.js'

/** What a case is about: where nobody lacks a seat, it says little about seats. */
export interface Compared {
  readonly withoutSeat: boolean
  /** Whether the request changes what becomes of others. */
  readonly withEffects?: boolean
}

/** How many days after the last step everything has come. */
const END = 6

/**
 * Settles the coming dates, and compares holdings, failures with their conflicts, and what is still
 * to come.
 */
export async function compareApplyDue(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<Compared> {
  const living = await live(store, drawn)
  const model = await readModel(drawn, living)
  for (let days = 0; days < END; days += drawn.every) {
    living.wait(drawn.every)
    await living.licensing.applyDue()
    const expected = organizationOn(model, living.today()).users.map(userInWords)
    const came = (await readRecords(living)).map(modelUserOf).map(userInWords)
    demandSame(living, `Settled through ${living.today()}`, expected, came)
  }
  return { withoutSeat: isSomebodyWithoutSeat(outcomesOf(future(model))) }
}

/** Compares what the schedules say will become of every change. */
export async function compareForecasts(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<Compared> {
  const living = await live(store, drawn)
  const model = await readModel(drawn, living)
  const outcomes = outcomesOf(future(model))
  for (const user of living.users) {
    const { changes } = await living.acme.schedule.of(user)
    const came = changes.flatMap(({ change: { id }, effectiveDate: on, forecast }) => {
      if (forecast === null) return []
      const conflicts = forecast.status === 'failed' ? conflictsInShort(forecast.conflicts) : []
      const { kind, license } = forecast.change
      const { status } = forecast
      return [outcomeInWords({ change: id, kind, license, on, status, conflicts })]
    })
    const expected = outcomes.filter((one) => one.user === user).map(outcomeInWords)
    demandSame(living, `The schedule of ${user}`, [listed(expected)], [listed(came)])
  }
  return { withoutSeat: isSomebodyWithoutSeat(outcomes) }
}

/** Plans the request that was drawn, and compares answers, earliest dates and effects on others. */
export async function comparePlan(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<Compared> {
  const { living, model, plan, request } = await planDrawn(store, drawn)
  const { answers, organization } = planned(model, request)
  const expected = answers.map((answer) =>
    answerInWords({ ...answer, earliestDate: earliestDate(model, answer.user, request) }),
  )
  const came = plan.users.map(answerInWords)
  demandSame(living, 'The plan', expected, came)
  const affected = othersAffected(model, request)
  demandSame(
    living,
    'What it does to others',
    [listed(affected.map(turnedInWords).sort())],
    [
      listed(
        plan.users
          .flatMap(({ effects }) => effects.others)
          .flatMap(({ user, ...one }) =>
            user === null || request.users.includes(user)
              ? []
              : [turnedInWords({ ...one, user, conflicts: conflictsInShort(one.conflicts) })],
          )
          .sort(),
      ),
    ],
  )
  const isTold = expected.some((answer) => answer.includes('no_seat'))
  const withoutSeat = isTold || isSomebodyWithoutSeat(outcomesOf(future(organization)))
  return { withoutSeat, withEffects: affected.length > 0 }
}

/** What becomes of a change of somebody else. */
function turnedInWords({ user, change, license, on, before, after, conflicts }: Turned): string {
  const why = conflictsInWords(conflicts)
  return `${user}: ${change}, ${license} on ${on}, ${after}, not ${before} (${why})`
}

/** Forecasts the whole organization, and compares what becomes of every scheduled change. */
export async function compareForecast(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<Compared> {
  const living = await live(store, drawn)
  const model = await readModel(drawn, living)
  const outcomes = outcomesOf(future(model))
  const came: string[] = []
  for await (const { users } of living.acme.reports.forecast())
    for (const { user, changes } of users)
      for (const { conflicts, ...change } of changes)
        came.push(
          `${user}, ${outcomeInWords({ ...change, conflicts: conflictsInShort(conflicts) })}`,
        )
  const expected = outcomes.map((outcome) => `${outcome.user}, ${outcomeInWords(outcome)}`)
  demandSame(living, 'The forecast', expected.sort(), came.sort())
  return { withoutSeat: isSomebodyWithoutSeat(outcomes) }
}

/** Compares seats held and booked, date by date, and the fewest that are free. */
export async function compareSeats(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<Compared> {
  const living = await live(store, drawn)
  const model = await readModel(drawn, living)
  const { acme } = living
  for (const { license, dates, lowest } of await acme.seats.over([...LICENSES])) {
    const expected = seatsOver(model, license)
    demandSame(living, `Seats of ${license}`, expected.map(seatsInWords), dates.map(seatsInWords))
    const free = expected.flatMap(({ limit, held }) => (limit === null ? [] : [limit - held]))
    const least = free.length === 0 ? null : Math.min(...free)
    demandSame(living, `The fewest seats of ${license}`, [`${least}`], [`${lowest?.free ?? null}`])
  }
  return { withoutSeat: isSomebodyWithoutSeat(outcomesOf(future(model))) }
}

function seatsInWords({ date, held, taken, freed, limit }: ModelSeats): string {
  return `${date}: ${held} of ${limit ?? 'any number'} held, ${taken} taken, ${freed} freed`
}

/**
 * Plans the request that was drawn for its first user alone, and tries each remedy that is a matter
 * of seats only: with it the request goes through, whoever gives them up.
 */
export async function compareSeatRemedies(
  store: SeatlineStore,
  drawn: DrawnOrganization,
): Promise<Compared> {
  const alone = { ...drawn.request, users: drawn.request.users.slice(0, 1) }
  const { living, model, plan, request } = await planDrawn(store, { ...drawn, request: alone })
  const { user, conflicts, remedies } = plan.users[0]! // a request has a user
  const single = remedies.sets.filter(({ actions }) => actions.length === 1)
  for (const action of single.flatMap(({ actions }) => actions)) {
    const what = `With ${JSON.stringify(action)}`
    if (action.kind === 'raise_seat_limit') {
      const raised = withLimit(model, action.license, action.limit, action)
      demandSame(living, what, [`${goesThroughFor(raised, user, request)}`], ['true'])
    }
    if (action.kind === 'free_seat') {
      const { all, helping } = setsThatFree(model, user, request, action)
      demandSame(living, what, [`${helping} of ${all} help`], [`${all} of ${all} help`])
    }
  }
  return { withoutSeat: conflicts.some(({ code }) => code === 'no_seat') }
}

async function planDrawn(store: SeatlineStore, drawn: DrawnOrganization) {
  const living = await live(store, drawn)
  const model = await readModel(drawn, living)
  const input = requestOf(living, drawn.request)
  living.story.push(`${living.today()}: plan ${requestInWords(input)}.`)
  const plan = await living.acme.plan(input)
  const on = plan.users[0]!.changes[0]!.on // a request has a user and a change
  const request: ModelRequest = { ...plan.request, on }
  return { living, model, plan, request }
}

/** Ends the case with its story if the two are not the same. */
function demandSame(
  { story }: LivingOrganization,
  what: string,
  expected: readonly string[],
  came: readonly string[],
): void {
  const places = Array.from({ length: Math.max(expected.length, came.length) }, (_, at) => at)
  const apart = places
    .filter((at) => expected[at] !== came[at])
    .flatMap((at) => [`${what}, by the model: ${expected[at]}`, `${what}, it came: ${came[at]}`])
  if (apart.length > 0) throw new Error(['', ...story, ...apart].join('\n  '))
}

/** What a user holds, waits for and failed to get. */
function userInWords(user: ModelUser): string {
  const held = user.holdings.map(
    ({ license, details, since }) => `${license} ${JSON.stringify(details)} since ${since}`,
  )
  const changes = user.changes.map((change) => {
    const { kind, license, failure } = change
    return failure === null
      ? `${kind} ${license} on ${effectiveDateOf(change, user)}`
      : `${kind} ${license} failed on ${failure.on} (${conflictsInWords(failure.conflicts)})`
  })
  const override = user.override === null ? '' : `; all on ${user.override.date}`
  return `${user.id} holds ${listed(held)}; changes: ${listed(changes)}${override}`
}

/** What becomes of a change. */
function outcomeInWords({
  change,
  kind,
  license,
  on,
  status,
  conflicts,
}: Omit<ModelOutcome, 'user'>) {
  return `${change}: ${kind} ${license} on ${on} ${status} (${conflictsInWords(conflicts)})`
}

/** An answer of the model or of a plan. */
function answerInWords({
  user,
  status,
  changes,
  earliestDate: date,
}: Pick<Plan['users'][number], 'status' | 'earliestDate'> & {
  readonly user: string
  readonly changes: readonly {
    readonly license: string
    readonly status: string
    readonly conflicts: Parameters<typeof conflictsInShort>[0]
  }[]
}): string {
  const told = changes.map(
    ({ license, status: own, conflicts }) =>
      `${license} ${own} (${conflictsInWords(conflictsInShort(conflicts))})`,
  )
  return `${user} ${status}: ${told.join(', ')}; earliest ${date ?? 'not told'}`
}

function conflictsInWords(conflicts: readonly ModelConflict[]): string {
  return conflicts
    .map(({ code, license, limit, held }) =>
      code === 'no_seat'
        ? `no_seat of ${license}, ${held} of ${limit} held`
        : `${code} of ${license}`,
    )
    .join(', ')
}

function listed(lines: readonly string[]): string {
  return lines.length === 0 ? 'nothing' : [...lines].sort().join(', ')
}
