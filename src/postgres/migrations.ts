/** The migrations: every step that the tables went through. */
import type { Tables } from './names.js'

/**
 * One step from a form of the tables to the next. A migration that was published is never edited.
 */
export interface Migration {
  readonly version: number
  /** Whether machines with the version before may go on beside it, or have to be stopped first. */
  readonly olderVersions: 'go_on' | 'stop'
  readonly statements: (tables: Tables) => readonly string[]
}

/**
 * Texts are compared by their bytes, as the core compares them, whatever the locale of the
 * database.
 */
const TEXT = 'text collate "C"'
/**
 * `json`, not `jsonb`: it keeps a record exactly as it was written, the order of names, NUL
 * characters and lone surrogates included. Nothing is asked of what is inside; what is searched for
 * stands in columns.
 */
const JSON_TEXT = 'json'

export const migrations: readonly Migration[] = [
  {
    version: 1,
    olderVersions: 'stop',
    statements: (t) => [
      `create table ${t.organizations} (
  organization ${TEXT} primary key,
  revision bigint not null,
  reached date not null,
  record ${JSON_TEXT} not null
)`,
      // one row for each user; `state` is null once the user is deleted, and the row stays so that
      // the id is never used again
      `create table ${t.users} (
  organization ${TEXT} not null,
  id ${TEXT} not null,
  revision bigint not null,
  state ${JSON_TEXT},
  next_due date,
  first_name ${TEXT},
  surname ${TEXT},
  department ${TEXT},
  judged_by ${TEXT},
  out_of_compliance boolean not null default false,
  primary key (organization, id)
)`,
      `create index ${t.index('users_due')} on ${t.users} (organization, next_due, id) where next_due is not null`,
      `create index ${t.index('users_first_name')} on ${t.users} (organization, (left(first_name, 40)))`,
      `create index ${t.index('users_surname')} on ${t.users} (organization, (left(surname, 40)))`,
      `create index ${t.index('users_judged')} on ${t.users} (organization, judged_by, id) where judged_by is not null`,
      `create index ${t.index('users_out')} on ${t.users} (organization, id) where out_of_compliance`,
      // what only one user of an organization can have: kind 'e' an e-mail's key, 'n' a number
      `create table ${t.claims} (
  organization ${TEXT} not null,
  kind ${TEXT} not null,
  key ${TEXT} not null,
  user_id ${TEXT} not null,
  primary key (organization, kind, key)
)`,
      `create table ${t.holdings} (
  organization ${TEXT} not null,
  license ${TEXT} not null,
  user_id ${TEXT} not null,
  primary key (organization, license, user_id)
)`,
      `create table ${t.changes} (
  organization ${TEXT} not null,
  user_id ${TEXT} not null,
  id ${TEXT} not null,
  listed_on date not null,
  status ${TEXT} not null,
  kind ${TEXT} not null,
  license ${TEXT} not null,
  created ${TEXT} not null,
  body ${JSON_TEXT} not null,
  primary key (organization, user_id, id)
)`,
      `create index ${t.index('changes_by_date')} on ${t.changes} (organization, listed_on, user_id, id)`,
      `create index ${t.index('changes_by_license')} on ${t.changes} (organization, license, listed_on, user_id, id)`,
      `create index ${t.index('changes_failed')} on ${t.changes} (organization, listed_on, user_id, id) where status = 'failed'`,
      `create table ${t.bookings} (
  organization ${TEXT} not null,
  license ${TEXT} not null,
  booked_on date not null,
  user_id ${TEXT} not null,
  taken int not null,
  freed int not null,
  primary key (organization, user_id, license, booked_on)
)`,
      `create index ${t.index('bookings_by_license')} on ${t.bookings} (organization, license, booked_on) include (taken, freed)`,
      // users who hold a license: the sum of its stripes. Stripe 0 is the seat row that writers
      // under a limit lock
      `create table ${t.seats} (
  organization ${TEXT} not null,
  license ${TEXT} not null,
  stripe int not null,
  held bigint not null,
  primary key (organization, license, stripe)
)`,
      // stream: a user's id, or '' for the organization itself
      `create table ${t.events} (
  organization ${TEXT} not null,
  stream ${TEXT} not null,
  number bigint not null,
  body ${JSON_TEXT} not null,
  primary key (organization, stream, number)
)`,
      // a mark in each stream of events: how far it was delivered. ready_at is null when nothing
      // waits
      `create table ${t.outbox} (
  organization ${TEXT} not null,
  stream ${TEXT} not null,
  last bigint not null,
  delivered bigint not null default 0,
  waiting_since ${TEXT} not null,
  ready_at ${TEXT},
  claimed bigint,
  receipt ${TEXT},
  primary key (organization, stream)
)`,
      `create index ${t.index('outbox_ready')} on ${t.outbox} (ready_at, waiting_since) where ready_at is not null`,
      // answers given, by idempotency key; old ones may be deleted once nobody can ask again
      `create table ${t.answers} (
  organization ${TEXT} not null,
  key ${TEXT} not null,
  outcomes ${JSON_TEXT} not null,
  reply ${TEXT} not null,
  given_at timestamptz not null default now(),
  primary key (organization, key)
)`,
    ],
  },
  {
    version: 2,
    olderVersions: 'stop',
    // answers for each subject of a request instead of each batch, and nothing personal in them:
    // what was kept before is forgotten.
    // The table stays, with what was granted on it
    statements: (t) => [
      `truncate ${t.answers}`,
      `alter table ${t.answers}
  drop constraint ${t.index('answers_pkey')},
  drop column outcomes,
  drop column given_at,
  add column subject ${TEXT} not null,
  add column given_on date not null,
  add primary key (organization, key, subject)`,
      `create index ${t.index('answers_by_date')} on ${t.answers} (organization, given_on) where subject = ''`,
    ],
  },
  {
    version: 3,
    olderVersions: 'stop',
    // a judgment has more to say, and bookings are its own: everybody who holds something or has
    // something to come is judged again before the next one asks
    statements: (t) => [
      `alter table ${t.users}
  add column judged_until date,
  add column will_fail boolean not null default false`,
      `update ${t.users} u set judged_by = ''
  where u.judged_by is not null
    or exists (
      select 1
      from ${t.changes} c
      where c.organization = u.organization and c.user_id = u.id and c.status = 'scheduled')`,
      `create index ${t.index('users_until')} on ${t.users} (organization, judged_until) where judged_until is not null`,
      `create index ${t.index('users_will_fail')} on ${t.users} (organization, id) where will_fail`,
      `truncate ${t.bookings}`,
      `alter table ${t.bookings} add column wanted int not null`,
      `insert into ${t.bookings} (organization, license, booked_on, user_id, taken, freed, wanted)
  select c.organization, c.license, c.listed_on, c.user_id, 0, 0, count(*)
  from ${t.changes} c
  where c.status = 'scheduled' and c.kind = 'assign'
  group by c.organization, c.license, c.listed_on, c.user_id`,
      `drop index ${t.inSchema('bookings_by_license')}`,
      `create index ${t.index('bookings_by_license')} on ${t.bookings} (organization, license, booked_on) include (taken, freed, wanted)`,
    ],
  },
]

/**
 * The table in which migrations are counted, and the statement that takes one for oneself: a second
 * worker waits for it, and then has nothing to do.
 */
export const counting = {
  table: (t: Tables) =>
    `create table if not exists ${t.migrations} (version int primary key, applied_at timestamptz not null default now())`,
  take: (t: Tables) =>
    `insert into ${t.migrations} (version) values ($1::int) on conflict (version) do nothing returning version::text as version`,
}
