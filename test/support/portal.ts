import {
  createLicensing,
  defineCatalog,
  memoryStore,
  type Authorize,
  type Catalog,
  type Organization,
  type PortingPolicy,
  type SeatlineStore,
} from '../../src/index.js'

/** The catalog of the guide: Voice, Mobile data and add-ons. */
export const guideCatalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [
        {
          id: 'basic',
          name: 'Basic',
          requirement: { kind: 'number', type: 'landline' },
          features: [{ id: 'calls', name: 'Calls', value: 100 }],
        },
        {
          id: 'businessMobile',
          name: 'Business Mobile',
          requirement: {
            kind: 'all',
            of: [
              { kind: 'number', type: 'landline' },
              { kind: 'number', type: 'mobile' },
            ],
          },
          details: [
            { id: 'landline', type: 'landline' },
            { id: 'mobile', type: 'mobile' },
          ],
          features: [{ id: 'calls', name: 'Calls', value: 1000 }, { id: 'roaming' }],
        },
      ],
    },
    {
      id: 'data',
      name: 'Mobile data',
      licenses: [
        { id: 'small', name: 'Small' },
        {
          id: 'unlimited5g',
          name: 'Unlimited 5G',
          requirement: {
            kind: 'all',
            of: [
              { kind: 'track', track: 'voice' },
              { kind: 'capability', capability: '5g' },
            ],
          },
        },
      ],
    },
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [
        { id: 'recording', name: 'Recording', requirement: { kind: 'track', track: 'voice' } },
        {
          id: 'privacy',
          name: 'Privacy',
          requirement: { kind: 'excludes', licenses: ['recording'] },
        },
        { id: 'loyalty', name: 'Loyalty' },
      ],
    },
  ],
})

/** The licenses of the guide. */
export type GuideLicense =
  'basic' | 'businessMobile' | 'small' | 'unlimited5g' | 'recording' | 'privacy' | 'loyalty'

/** A portal in a test: one organization with 5G, and a clock that moves when told. */
export interface TestPortal {
  readonly acme: Organization<GuideLicense>
  readonly licensing: ReturnType<typeof createLicensing<GuideLicense, string>>
  readonly store: SeatlineStore
  /** Moves the clock to noon in UTC of a date. */
  readonly travelTo: (date: string) => void
  /** A new user with numbers, active from today. */
  readonly user: (name: string, ...numbers: readonly ('landline' | 'mobile')[]) => Promise<string>
  /** Plans and confirms. */
  readonly assign: (
    user: string,
    license: GuideLicense,
    on: string,
    details?: Record<string, string>,
  ) => Promise<string>
}

/** Opens a portal on 1 November 2026. */
export async function openPortal(
  options: {
    readonly authorize?: Authorize
    readonly store?: SeatlineStore
    readonly porting?: PortingPolicy
    readonly today?: string
    readonly newId?: () => string
    readonly keepAnswersDays?: number
    /** `there` when the store has it already. */
    readonly organization?: 'new' | 'there'
  } = {},
): Promise<TestPortal> {
  let now = new Date(`${options.today ?? '2026-11-01'}T12:00:00Z`)
  let ids = 0
  let numbers = 0
  const store = options.store ?? memoryStore()
  const licensing = createLicensing({
    catalog: guideCatalog,
    store,
    clock: () => now,
    newId: options.newId ?? (() => `id${String(++ids).padStart(4, '0')}`),
    ...(options.authorize ? { authorize: options.authorize } : {}),
    ...(options.porting ? { porting: options.porting } : {}),
    ...(options.keepAnswersDays === undefined ? {} : { keepAnswersDays: options.keepAnswersDays }),
  })
  const isNew = options.organization !== 'there'
  if (isNew)
    await licensing.organizations.create(
      { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
      { actor: 'setup' },
    )
  const acme = licensing.organization('acme', { actor: 'eva@acme.example' })
  if (isNew) await acme.settings.enable('5g')
  return {
    acme,
    licensing,
    store,
    travelTo: (date) => {
      now = new Date(`${date}T12:00:00Z`)
    },
    user: async (name, ...types) => {
      const { id } = await acme.users.create({
        firstName: name,
        surname: 'Berg',
        email: `${name.toLowerCase()}@acme.example`,
      })
      for (const type of types)
        await acme.numbers.add(id, {
          number: `${type === 'landline' ? '+468' : '+4670'}${String(1_000_000 + ++numbers)}`,
          type,
        })
      return id
    },
    assign: async (user, license, on, details) => {
      const plan = await acme.plan({
        users: [user],
        assign: [details ? { license, details } : license],
        on,
      })
      const { users } = await acme.confirm(plan)
      const [confirmed] = users
      if (confirmed?.status === 'applied' || confirmed?.status === 'scheduled')
        return confirmed.changes[0] ?? ''
      throw new Error(
        `not carried out: ${confirmed?.status} ${JSON.stringify(confirmed?.conflicts)}`,
      )
    },
  }
}

/** Opens an organization with a catalog of one's own and one user, Anna, on 1 November 2026. */
export async function openWith<
  L extends string,
  T extends string,
  C extends string = string,
  A extends string = string,
>(catalog: Catalog<L, T, C, A>) {
  let now = new Date('2026-11-01T12:00:00Z')
  const licensing = createLicensing({ catalog, store: memoryStore(), clock: () => now })
  await licensing.organizations.create(
    { id: 'acme', timeZone: 'Europe/Stockholm', country: 'SE' },
    { actor: 'setup' },
  )
  const acme = licensing.organization('acme', { actor: 'eva' })
  const { id } = await acme.users.create({
    firstName: 'Anna',
    surname: 'Berg',
    email: 'anna@acme.example',
  })
  const travelTo = (date: string) => {
    now = new Date(`${date}T12:00:00Z`)
  }
  return { licensing, acme, id, travelTo }
}
