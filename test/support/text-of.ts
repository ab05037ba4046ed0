/** Everything in plain data as a text, with maps, sets and the names of functions. */
export function textOf(value: unknown): string {
  return String(JSON.stringify(value, (_, one: unknown) => inJson(one), 1))
}

function inJson(value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] }
  if (value instanceof Set) return { set: [...value] }
  return typeof value === 'function' ? `function ${value.name}` : value
}
