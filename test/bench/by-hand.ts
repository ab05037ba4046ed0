import type pg from 'pg'

// What somebody would write by hand for the same job: users with a state, changes as rows, history;
// no claims, no seats, no outbox,
// no catalog: the one rule is written out. The limits beside which the store is measured.

/**
 * Makes the tables anew, with so many users of one change each, `slice` users due on each day from
 * 2027-03-01 on.
 */
export async function prepareByHand(pool: pg.Pool, count: number, slice: number): Promise<void> {
  await pool.query(`drop table if exists hand_users, hand_changes, hand_events;
create table hand_users (organization text, id text, revision int not null, state jsonb not null, next_due date, primary key (organization, id));
create index on hand_users (organization, next_due) where next_due is not null;
create table hand_changes (organization text, user_id text, id text, due date not null, license text not null, primary key (organization, user_id, id));
create table hand_events (organization text, user_id text, number int, body jsonb not null, primary key (organization, user_id, number));
insert into hand_users select 'acme', 'u' || n, 3, jsonb_build_object('firstName', 'Anna', 'surname', 'Berg', 'email', 'u' || n || '@acme.example', 'numbers', jsonb_build_array(jsonb_build_object('number', '+4670' || n, 'type', 'mobile')), 'holdings', '[]'::jsonb), date '2027-03-01' + (n / ${slice}) from generate_series(0, ${count} - 1) n;
insert into hand_changes select 'acme', 'u' || n, 'c', date '2027-03-01' + (n / ${slice}), 'basic' from generate_series(0, ${count} - 1) n;
analyze hand_users, hand_changes;`)
}

interface HandUser {
  readonly id: string
  readonly revision: number
  readonly state: {
    readonly numbers: readonly { readonly type: string }[]
    readonly holdings: readonly object[]
  }
  readonly license: string
}

/**
 * Settles in batches: rows read with their changes, the rule in JavaScript, written back by unnest.
 */
export async function settleByHand(pool: pg.Pool, today: string, batch: number): Promise<void> {
  const client = await pool.connect()
  try {
    for (;;) {
      await client.query('begin')
      const { rows } = await client.query<HandUser>(
        `select u.id, u.revision, u.state, c.license from hand_users u join hand_changes c on c.organization = u.organization and c.user_id = u.id and c.due <= $2 where u.organization = $1 and u.next_due <= $2 order by u.next_due limit $3 for update of u skip locked`,
        ['acme', today, batch],
      )
      if (rows.length > 0) await writeByHand(client, rows, today)
      await client.query('commit')
      if (rows.length < batch) return
    }
  } finally {
    client.release()
  }
}

async function writeByHand(
  client: pg.PoolClient,
  rows: readonly HandUser[],
  today: string,
): Promise<void> {
  const settled = rows.map(({ id, revision, state, license }) => {
    const met = state.numbers.some(({ type }) => type === 'mobile')
    const holdings = met ? [...state.holdings, { license, since: today }] : state.holdings
    return {
      id,
      revision,
      state: JSON.stringify({ ...state, holdings }),
      event: JSON.stringify({ kind: met ? 'applied' : 'failed', license }),
    }
  })
  const column = (name: 'id' | 'revision' | 'state' | 'event') => settled.map((one) => one[name])
  await client.query(
    `with p as (select * from unnest($2::text[], $3::int[], $4::jsonb[], $5::jsonb[]) as p(id, revision, state, event)),
u as (update hand_users u set state = p.state, revision = p.revision + 1, next_due = null from p where u.organization = $1 and u.id = p.id and u.revision = p.revision),
d as (delete from hand_changes c using p where c.organization = $1 and c.user_id = p.id)
insert into hand_events select $1, p.id, p.revision + 1, p.event from p`,
    ['acme', column('id'), column('revision'), column('state'), column('event')],
  )
}

/** The same, one user in one transaction after another. */
export async function settleRowByRow(pool: pg.Pool, today: string, count: number): Promise<void> {
  for (let done = 0; done < count; done++) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const { rows } = await client.query<HandUser>(
        `select u.id, u.revision, u.state, c.license from hand_users u join hand_changes c on c.organization = u.organization and c.user_id = u.id where u.organization = $1 and u.next_due <= $2 order by u.next_due limit 1 for update of u skip locked`,
        ['acme', today],
      )
      await writeByHand(client, rows, today)
      await client.query('commit')
    } finally {
      client.release()
    }
  }
}

/** The limit: everything in one transaction by SQL alone, nothing leaves the server. */
export async function settleBySql(pool: pg.Pool, today: string): Promise<void> {
  await pool.query(
    `with due as (select u.id, u.revision, c.license, jsonb_path_exists(u.state, '$.numbers[*] ? (@.type == "mobile")') as met from hand_users u join hand_changes c on c.organization = u.organization and c.user_id = u.id where u.organization = 'acme' and u.next_due <= '${today}' for update of u),
u as (update hand_users u set revision = u.revision + 1, next_due = null, state = case when due.met then jsonb_set(u.state, '{holdings}', u.state -> 'holdings' || jsonb_build_object('license', due.license)) else u.state end from due where u.organization = 'acme' and u.id = due.id),
d as (delete from hand_changes c using due where c.organization = 'acme' and c.user_id = due.id)
insert into hand_events select 'acme', due.id, due.revision + 1, jsonb_build_object('kind', case when due.met then 'applied' else 'failed' end, 'license', due.license) from due`,
  )
}

/** The limit of creation: one table, one unnest with `on conflict` for each batch. */
export async function createByUnnest(pool: pg.Pool, count: number, batch: number): Promise<void> {
  await pool.query(
    `drop table if exists raw_users; create table raw_users (organization text, id text, email text, state jsonb, primary key (organization, id))`,
  )
  for (let from = 0; from < count; from += batch) {
    const ids = Array.from(
      { length: Math.min(batch, count - from) },
      (_, index) => `u${from + index}`,
    )
    await pool.query(
      `insert into raw_users select $1, p.id, p.email, p.state from unnest($2::text[], $3::text[], $4::jsonb[]) as p(id, email, state) on conflict do nothing`,
      [
        'acme',
        ids,
        ids.map((id) => `${id}@acme.example`),
        ids.map((id) =>
          JSON.stringify({ firstName: 'Anna', surname: 'Berg', email: `${id}@acme.example` }),
        ),
      ],
    )
  }
}
