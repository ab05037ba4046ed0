/**
 * A number with its noun, in English: "1 change", "2 changes". For messages of errors, which are
 * English only.
 */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`
}
