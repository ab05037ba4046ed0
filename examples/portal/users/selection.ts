/** Which users are selected. */
export interface Selection {
  readonly all: () => readonly string[]
  readonly has: (id: string) => boolean
  readonly set: (ids: readonly string[]) => void
  readonly toggle: (id: string) => void
  readonly subscribe: (listener: () => void) => void
}

export function createSelection(): Selection {
  let ids = new Set<string>()
  const listeners: (() => void)[] = []
  const set = (next: Iterable<string>) => {
    ids = new Set(next)
    for (const listener of listeners) listener()
  }
  return {
    all: () => [...ids],
    has: (id) => ids.has(id),
    set,
    toggle: (id) => set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    subscribe: (listener) => void listeners.push(listener),
  }
}
