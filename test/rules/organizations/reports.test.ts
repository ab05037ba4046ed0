import { describe, expect, it } from 'vitest'
import { createLicensing, defineCatalog, type SchedulePage } from '../../../src/index.js'
import { guideCatalog, openPortal, type GuideLicense } from '../../support/portal.js'

describe('reports', () => {
  it('scheduled changes by date, track and license, in pages', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
    await assign(anna, 'basic', '2026-12-01')
    await assign(bo, 'basic', '2026-12-03')
    await assign(anna, 'small', '2026-12-02')
    const listed = async (page: SchedulePage<GuideLicense>) =>
      (await acme.schedule.list(page)).map(
        ({ effectiveDate, user: id, change }) =>
          `${effectiveDate} ${id === anna ? 'anna' : 'bo'} ${change.license}`,
      )
    expect(await listed({})).toEqual([
      '2026-12-01 anna basic',
      '2026-12-02 anna small',
      '2026-12-03 bo basic',
    ])
    expect(await listed({ track: 'voice' })).toEqual([
      '2026-12-01 anna basic',
      '2026-12-03 bo basic',
    ])
    expect(await listed({ track: 'voice', licenses: ['small'] })).toEqual([])
    expect(await listed({ from: '2026-12-02', until: '2026-12-03' })).toEqual([
      '2026-12-02 anna small',
    ])
    const [first] = await acme.schedule.list({ limit: 1 })
    expect(await listed({ limit: 1, after: first! })).toEqual(['2026-12-02 anna small'])
    const pages: number[] = []
    for await (const page of acme.schedule.pages({ limit: 2 })) pages.push(page.length)
    expect(pages).toEqual([2, 1])
    await expect(listed({ track: 'none' })).rejects.toMatchObject({ code: 'input_invalid' })
    await expect(listed({ from: '2026-13-01' })).rejects.toMatchObject({ code: 'date_invalid' })
  })

  it('holders of a license, in pages, those included whose day has just come', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const ids = [
      await user('Anna', 'landline'),
      await user('Bo', 'landline'),
      await user('Cleo'),
    ].sort()
    const holders = []
    for (const id of ids) if ((await acme.users.get(id)).numbers.length > 0) holders.push(id)
    await assign(holders[0]!, 'basic', 'now')
    await assign(holders[1]!, 'basic', '2026-11-10')
    expect((await acme.users.list({ license: 'basic' })).map(({ id }) => id)).toEqual([holders[0]])
    travelTo('2026-11-10')
    expect((await acme.users.list({ license: 'basic' })).map(({ id }) => id)).toEqual(holders)
    expect(
      (await acme.users.list({ license: 'basic', limit: 1, after: holders[0]! })).map(
        ({ id }) => id,
      ),
    ).toEqual([holders[1]])
    await expect(acme.users.list({ license: 'gone' as 'basic' })).rejects.toMatchObject({
      code: 'license_unknown',
    })
  })

  it('users out of compliance: at once when a fact of theirs goes, or a setting', async () => {
    const { acme, user, assign } = await openPortal()
    const [anna, bo] = [await user('Anna', 'landline'), await user('Bo', 'landline')]
    for (const id of [anna, bo]) {
      await assign(id, 'basic', 'now')
      await assign(id, 'unlimited5g', 'now')
    }
    const report = async () => {
      const { users, total } = await acme.reports.outOfCompliance()
      return {
        users: users.map(({ id, outOfCompliance }) => [
          id,
          outOfCompliance.map(({ license }) => license),
        ]),
        total,
      }
    }
    expect(await report()).toEqual({ users: [], total: 0 })
    const [number] = (await acme.users.get(anna)).numbers
    await acme.numbers.remove(anna, number!.number)
    expect(await report()).toEqual({ users: [[anna, ['basic']]], total: 1 })

    await acme.settings.disable('5g')
    expect(await report()).toMatchObject({ total: 2 })
  })

  it('a capability that ends on a date: who needs it is out of compliance from then on, though nobody wrote anything', async () => {
    const { acme, user, assign, travelTo } = await openPortal()
    const anna = await user('Anna', 'landline')
    await acme.settings.disable('5g', { from: '2026-11-20' })
    await assign(anna, 'basic', 'now')
    await assign(anna, 'unlimited5g', 'now')
    expect(await acme.reports.outOfCompliance()).toMatchObject({ total: 0 })
    travelTo('2026-11-19')
    expect(await acme.reports.recheck()).toEqual({ judged: 0 })
    travelTo('2026-11-20')
    expect(await acme.reports.outOfCompliance()).toMatchObject({ total: 1 })
  })

  it('a new catalog: its fingerprint is another, and the report judges by it', async () => {
    const { acme, store, user, assign } = await openPortal()
    const anna = await user('Anna', 'landline')
    await assign(anna, 'basic', 'now')
    const [voice, ...others] = guideCatalog.editions[0]!.definition.tracks
    const stricter = {
      ...voice!,
      licenses: voice!.licenses.map((one) =>
        one.id === 'basic'
          ? { ...one, requirement: { kind: 'number' as const, type: 'mobile' as const } }
          : one,
      ),
    }
    const catalog = defineCatalog({ tracks: [stricter, ...others] })
    expect(catalog.fingerprint).not.toBe(guideCatalog.fingerprint)
    expect(
      defineCatalog(
        JSON.parse(JSON.stringify(guideCatalog.definition)) as typeof guideCatalog.definition,
      ).fingerprint,
    ).toBe(guideCatalog.fingerprint)
    const next = createLicensing({
      catalog,
      store,
      clock: () => new Date('2026-11-01T12:00:00Z'),
    }).organization('acme', { actor: 'eva' })
    expect((await next.reports.outOfCompliance()).users.map(({ id }) => id)).toEqual([anna])
    expect((await acme.reports.outOfCompliance()).total).toBe(0) // where the old catalog is still run
  })

  it('a recheck is aborted between batches', async () => {
    const { acme } = await openPortal()
    await expect(acme.reports.recheck({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
      data: { done: 0 },
    })
  })
})
