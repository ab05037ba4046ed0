/** Saves judgments of compliance. */
import type { UserJudgment } from '../storage/port.js'
import type { Connection } from './connection.js'
import { retrying } from './failures.js'
import { arrayText, encodeText } from './text.js'

/** Writes what users were found to be, where they are still as they were judged. */
export function saveJudgments(
  { query, tables }: Connection,
  organization: string,
  judgments: readonly UserJudgment[],
): Promise<number> {
  return retrying(async () => {
    const rows = await query(
      `update ${tables.users} u
        set judged_by = p.judged_by, out_of_compliance = p.out_of_compliance
        from unnest($2::text[], $3::bigint[], $4::text[], $5::boolean[])
          as p(id, revision, judged_by, out_of_compliance)
        where u.organization = $1
          and u.id = p.id
          and u.revision = p.revision
          and u.state is not null
        returning 1::text as written`,
      [
        organization,
        arrayText(judgments.map(({ user }) => encodeText(user))),
        arrayText(judgments.map(({ revision }) => revision)),
        arrayText(judgments.map(({ judgment }) => judgment && encodeText(judgment.basis))),
        arrayText(judgments.map(({ judgment }) => judgment?.out ?? false)),
      ],
    )
    return rows.length
  })
}
