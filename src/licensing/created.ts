/**
 * The place of a change in the total order of an organization: instant of the request, request, place in it.
 * Compares as text, in memory and in SQL alike.
 *
 * @param place - The user's place in the request, then the change's.
 */
export function createdKey(at: Date, request: string, place: number): string {
  return `${at.toISOString()} ${request} ${String(place).padStart(9, '0')}`
}
