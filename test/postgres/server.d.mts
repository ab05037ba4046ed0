/** A PostgreSQL server of one's own. */
export interface Server {
  readonly url: string
  /** Ends it without letting it finish anything. */
  readonly crash: () => void
  /** Starts it again on the same data. */
  readonly start: () => void
  /** Ends it, and throws the data away. */
  readonly remove: () => void
}
export function startServer(options?: { readonly durable?: boolean }): Promise<Server>
