import type { Organization, User } from 'seatline'

/** The users of the organization, as far as they are loaded: all of them, sorted by name. */
export interface Directory {
  readonly all: () => readonly User[]
  readonly find: (id: string) => User | undefined
  readonly nameOf: (id: string) => string
  /** Loads everybody, a page at a time. */
  readonly load: () => Promise<void>
  /** Reads some users again; those who are gone are left out. */
  readonly reload: (ids: readonly string[]) => Promise<void>
  /** Tells whoever wants to know that something changed. */
  readonly subscribe: (listener: () => void) => void
}

const PAGE = 1_000

export function createDirectory(acme: Pick<Organization, 'users'>): Directory {
  let users = new Map<string, User>()
  /** Who was read again while everybody is being loaded: what that brings of them is older. */
  let reread = new Map<string, User>()
  let sorted: readonly User[] = []
  const listeners: (() => void)[] = []
  const changed = () => {
    sorted = [...users.values()].sort(byName)
    for (const listener of listeners) listener()
  }
  const load = async () => {
    const loaded = new Map<string, User>()
    reread = new Map()
    for (let after: string | undefined; ;) {
      const page = await acme.users.list({ limit: PAGE, ...(after === undefined ? {} : { after }) })
      for (const user of page) loaded.set(user.id, user)
      after = page.at(-1)?.id
      if (page.length < PAGE) break
    }
    users = new Map([...loaded, ...reread])
    changed()
  }
  return {
    all: () => sorted,
    find: (id) => users.get(id),
    nameOf: (id) => {
      const user = users.get(id)
      return user === undefined ? id : `${user.firstName} ${user.surname}`
    },
    load,
    reload: async (ids) => {
      if (ids.length > 200) return load()
      for (const id of ids) {
        const user = await acme.users.get(id)
        users.set(id, user)
        reread.set(id, user)
      }
      changed()
    },
    subscribe: (listener) => void listeners.push(listener),
  }
}

function byName(a: User, b: User): number {
  return (
    collator.compare(a.surname, b.surname) ||
    collator.compare(a.firstName, b.firstName) ||
    (a.id < b.id ? -1 : 1)
  )
}

const collator = new Intl.Collator('sv')
