/**
 * What every call of licensing takes. What a `zod` schema reads in its own place stands here as
 * `anything`.
 */
import {
  anything,
  atLeast,
  callback,
  fields,
  flag,
  isObject,
  listOf,
  must,
  nullable,
  oneOf,
  optional,
  optionsOf,
  record,
  signal,
  text,
  textUpTo,
  whole,
  type Check,
} from '../core/check.js'
import { ID_RULE, isId } from '../core/ids.js'
import { isAttributeValue } from '../core/user.js'
import type { UserFilter } from '../storage/port.js'
import { catalogCheck } from '../words/language/checks.js'
import type { DeliverOptions } from './events/deliver.js'
import type { Licensing, Organization } from './handles.js'
import type { ImportMode } from './imports/import-row.js'
import type { ApplyDueOptions } from './nightly/apply-due.js'
import type { ForecastFilter } from './organization/forecast.js'
import type { ReportPage } from './organization/reports.js'
import type { ConfirmOptions } from './plan/confirm.js'
import type { PlanOptions } from './plan/plan.js'
import { userPlanShape } from './plan/request.js'
import type { RemedyChoice } from './remedies/choice.js'
import type { SchedulePage } from './schedule/list.js'
import { gives, pages, promises, type Signatures } from './session/gate.js'
import type { ProgressOptions } from './session/progress.js'
import type { CommandOptions } from './writing/command.js'
import type { DatedOptions } from './writing/dated-facts.js'

const id: Check = must(ID_RULE, isId)
const license: Check = textUpTo(200)
const perPage: Check = whole(1, 1_000)
/** A date is read where today is known, and has an error of its own. */
const date: Check = anything

const command: Check = optionsOf<CommandOptions>({ preview: flag })
const progress: Check = optionsOf<ProgressOptions>({ onProgress: callback, signal })
const planning: Check = optionsOf<PlanOptions>({
  help: oneOf('find', 'none'),
  onProgress: callback,
  signal,
})
const confirming: Check = optionsOf<ConfirmOptions>({
  mode: oneOf('each', 'all', 'allReady'),
  onProgress: callback,
  signal,
})
const dated: Check = optionsOf<DatedOptions>({ preview: flag, from: date, until: date })
const datedMany: Check = optionsOf<DatedOptions & ProgressOptions>({
  preview: flag,
  from: date,
  until: date,
  onProgress: callback,
  signal,
})
const fact: Check = must(
  "'department' or 'attributes.' with a name",
  (name) => name === 'department' || (typeof name === 'string' && name.startsWith('attributes.')),
)
/** A catalog, or an edition of the one in use. */
const tried: Check = (given, path) =>
  isObject(given) && 'edition' in given
    ? fields<{ edition: string }>({ edition: text })(given, path)
    : catalogCheck(given, path)
/** A capability or a license, and from when. */
const settingRef: Check = (given, path) =>
  isObject(given) && 'license' in given
    ? atLeast<{ license: string; from: string }>({ license, from: date })(given, path)
    : atLeast<{ capability: string; from: string }>({ capability: text, from: date })(given, path)
const filter = {
  search: textUpTo(400),
  department: textUpTo(200),
  license,
  changes: oneOf('scheduled', 'failed'),
  outOfCompliance: oneOf(true),
}
const schedule = {
  status: oneOf('scheduled', 'failed'),
  licenses: listOf(license),
  track: text,
  from: date,
  until: date,
  limit: perPage,
}
const after: Check = (value, path) => afterChange(value, path)
const afterChange: Check = must('the last change of the page before', (value) => {
  // each is looked at
  const { effectiveDate, user, change } = (value ?? {}) as NonNullable<SchedulePage['after']>
  return [effectiveDate, user, change?.id].every((one) => typeof one === 'string')
})
const events: Check = optionsOf<{ after: number; limit: number }>({
  after: whole(0),
  limit: whole(1),
})

const by: Check = anything // an actor has a sentence of its own
const value: Check = must('a text, a number or true or false', isAttributeValue)
/** One user, or several. */
const givers: Check = (given, path) =>
  Array.isArray(given) ? listOf(id)(given, path) : id(given, path)
const choice = {
  remedy: anything,
  numbers: optional(
    fields<NonNullable<RemedyChoice['numbers']>>({ landline: anything, mobile: anything }),
  ),
  values: optional(record(nullable(value))),
  seatsFrom: optional(record(givers)),
}
/** The fields of a choice are named as they are, without "choice." before them. */
const bare =
  (check: Check): Check =>
  (given) =>
    typeof given === 'object' && given !== null ? check(given, '') : []

/** The calls of one organization. */
export const organizationSignatures: Signatures<Organization> = {
  users: {
    create: promises({
      user: anything,
      options: optionsOf<{ onboarding: string }>({ onboarding: oneOf('send', 'none') }),
    }),
    get: promises({ user: id }),
    update: promises({ user: id, patch: anything, options: dated }),
    updateMany: promises({ users: listOf(id), patch: anything, options: datedMany }),
    withdraw: promises({
      user: id,
      dated: atLeast<{ fact: string; from: string }>({ fact, from: date }),
      options: command,
    }),
    list: promises({
      page: optionsOf<UserFilter & ReportPage>({ ...filter, after: text, limit: perPage }),
    }),
    pages: pages({
      filter: optionsOf<UserFilter & { limit: number }>({ ...filter, limit: perPage }),
    }),
    findByEmail: promises({ email: text }),
    delete: promises({
      user: id,
      options: optionsOf<{ scheduled: string }>({ scheduled: oneOf('refuse', 'cancel') }),
    }),
    erase: promises({ user: id }),
    timeline: promises({ user: id }),
    stateOn: promises({ user: id, date }),
    history: promises({ user: id, page: events }),
  },
  numbers: {
    add: promises({ user: id, number: anything, options: command }),
    remove: promises({ user: id, number: text, options: command }),
    markForeign: promises({ user: id, number: text, options: command }),
    startPorting: promises({ user: id, number: text, on: date, options: command }),
    movePorting: promises({ user: id, number: text, on: date, options: command }),
    cancelPorting: promises({ user: id, number: text, options: command }),
    swap: promises({
      user: id,
      swap: fields<{ from: string; to: string; on: string }>({ from: text, to: text, on: date }),
      options: command,
    }),
    cancelSwap: promises({ user: id, from: text, options: command }),
  },
  schedule: {
    move: promises({ user: id, change: text, on: date, options: command }),
    setDetails: promises({ user: id, change: text, details: record(anything), options: command }),
    cancel: promises({ user: id, change: text, options: command }),
    override: promises({ user: id, on: date, options: command }),
    clearOverride: promises({
      user: id,
      options: optionsOf<CommandOptions & { passedTo: string }>({ preview: flag, passedTo: date }),
    }),
    retry: promises({ user: id, change: text, on: date, options: command }),
    dismiss: promises({ user: id, change: text, options: command }),
    of: promises({ user: id }),
    help: promises({ user: id, change: text }),
    remedy: promises({
      user: id,
      change: text,
      choice: bare(fields<RemedyChoice>(choice)),
      options: command,
    }),
    list: promises({ page: optionsOf<SchedulePage>({ ...schedule, after }) }),
    pages: pages({ filter: optionsOf<Omit<SchedulePage, 'after'>>(schedule) }),
  },
  settings: {
    get: promises({}),
    update: promises({ patch: anything, options: command }),
    enable: promises({ capability: anything, options: dated }),
    disable: promises({ capability: anything, options: dated }),
    setSeatLimit: promises({ license, limit: anything, options: dated }),
    clearSeatLimit: promises({ license, options: dated }),
    withdraw: promises({ setting: settingRef, options: command }),
    history: promises({ page: events }),
  },
  seats: {
    count: promises({
      licenses: optional(listOf(license)),
      options: optionsOf<{ on: string }>({ on: date }),
    }),
    over: promises({
      licenses: optional(listOf(license)),
      options: optionsOf<{ from: string; until: string }>({ from: date, until: date }),
    }),
  },
  imports: {
    plan: promises({
      rows: anything,
      options: optionsOf<ProgressOptions & { mode: ImportMode }>({
        mode: oneOf('create', 'update', 'upsert'),
        onProgress: callback,
        signal,
      }),
    }),
    confirm: promises({ plan: anything, options: progress }),
  },
  reports: {
    forecast: pages({
      filter: optionsOf<ForecastFilter>({
        only: oneOf('failing'),
        department: text,
        licenses: listOf(license),
        track: text,
        from: date,
        until: date,
      }),
    }),
    tryCatalog: pages({ next: tried }),
    outOfCompliance: promises({ page: optionsOf<ReportPage>({ after: text, limit: perPage }) }),
    recheck: promises({ options: progress }),
  },
  plan: promises({
    request: anything,
    options: planning,
  }),
  planFor: promises({
    user: id,
    request: userPlanShape,
    options: planning,
  }),
  remedy: promises({
    plan: anything,
    choice: bare(fields<RemedyChoice & { readonly user: string }>({ user: id, ...choice })),
    options: command,
  }),
  confirm: promises({ plan: anything, options: confirming }),
  confirmFor: promises({ plan: anything, options: confirming }),
}

/** The calls that belong to no single organization. */
export const licensingSignatures: Signatures<Licensing> = {
  organizations: {
    create: promises({ organization: anything, by }),
    delete: promises({ id, by }),
  },
  organization: gives({ id, by }),
  applyDue: promises({
    options: optionsOf<ApplyDueOptions>({
      onProgress: callback,
      signal,
      batch: whole(1, 5_000),
      maxUsers: whole(1),
    }),
  }),
  forgetAnswers: promises({
    options: optionsOf<ProgressOptions>({ onProgress: callback, signal }),
  }),
  recheck: promises({
    options: optionsOf<ProgressOptions>({ onProgress: callback, signal }),
  }),
  tryCatalog: pages({ next: tried }),
  deliverEvents: promises({
    handler: callback,
    options: optionsOf<DeliverOptions>({
      leaseSeconds: must(
        'a number above 0',
        (seconds) => Number.isFinite(seconds) && (seconds as number) > 0,
      ),
      batch: whole(1, 100_000),
      signal,
    }),
  }),
}
