import { guideCatalog, openPortal, type GuideLicense } from './portal.js'
import type { Timeline } from '../../src/index.js'

export const catalog = guideCatalog

/** A timeline to draw: what is asked for in order, for a user with a landline. */
export async function timelineOf(
  requests: readonly {
    readonly assign?: GuideLicense
    readonly remove?: GuideLicense
    readonly on: string
  }[],
  options: {
    readonly override?: string
    readonly porting?: string
    readonly travelTo?: string
  } = {},
): Promise<Timeline> {
  const { acme, user, travelTo } = await openPortal()
  const anna = await user('Anna', 'landline')
  if (options.porting !== undefined) {
    await acme.numbers.add(anna, { number: '+46701000001', type: 'mobile', status: 'foreign' })
    await acme.numbers.startPorting(anna, '+46701000001', options.porting)
  }
  for (const { assign, remove, on } of requests)
    await acme.confirm(
      await acme.plan({
        users: [anna],
        assign: assign ? [assign] : [],
        remove: remove ? [remove] : [],
        on,
      }),
    )
  if (options.override !== undefined) await acme.schedule.override(anna, options.override)
  if (options.travelTo !== undefined) travelTo(options.travelTo)
  return acme.users.timeline(anna)
}
