import { editDistance } from '../cells/text.js'
import { employeeIdColumn, type AttributeColumn, type ColumnTarget, type ImportField } from './fields.js'
import { headerKey, parseHeader } from './header-text.js'
import { isIssuesHeader, VERSION_HEADER } from './own-headers.js'
import { employeeIdSynonyms, fieldSynonyms, loginSynonyms, nameSynonyms, phoneSynonyms } from './synonyms.js'

/** What a header is for by its words alone. `phone` and `name` need their neighbors. */
export interface HeaderMeaning {
  readonly target: ColumnTarget | 'phone' | 'name' | 'issues' | null
  /** From 0 to 1. */
  readonly confidence: number
  readonly access: 'editable' | 'read_only'
}

/** Knows what headers are for. */
export interface HeaderLookup {
  readonly meaningOf: (header: string) => HeaderMeaning
  /** The target of a header that is spelled nearly the same: to be suggested, never used. */
  readonly nearestTo: (header: string) => ColumnTarget | undefined
}

/** The portal's own words. */
interface LookupOptions {
  readonly attributes?: readonly AttributeColumn[]
  readonly synonyms?: { readonly [field in ImportField]?: readonly string[] }
}

type Known = ReadonlyMap<string, { readonly target: NonNullable<HeaderMeaning['target']>; readonly confidence: number }>

/** Makes a lookup over the synonyms of all languages, the portal's own first. */
export function createHeaderLookup(options: LookupOptions): HeaderLookup {
  const known = knownHeaders(options)
  const seen = new Map<string, HeaderMeaning>()
  return {
    meaningOf(header) {
      const meaning = seen.get(header) ?? findMeaning(header, known)
      if (seen.size < 5_000) seen.set(header, meaning)
      return meaning
    },
    nearestTo: (header) => nearest(parseHeader(header).keys[0] ?? '', known),
  }
}

function findMeaning(header: string, known: Known): HeaderMeaning {
  if (isIssuesHeader(header)) return { target: 'issues', confidence: 1, access: 'editable' }
  const { keys, identifier, access } = parseHeader(header)
  const named = identifier === undefined ? undefined : known.get(identifier)
  if (named !== undefined) return { ...named, access }
  for (const [index, key] of keys.entries()) {
    const found = known.get(key)
    if (found === undefined) continue
    if (identifier !== undefined && (found.target === 'name' || found.confidence < 0.9)) continue
    return { target: found.target, confidence: found.confidence * (index < 3 ? 1 : 0.9), access }
  }
  return { target: null, confidence: 0, access }
}

function knownHeaders(options: LookupOptions): Known {
  const known = new Map<string, { target: NonNullable<HeaderMeaning['target']>; confidence: number }>()
  const add = (headers: readonly string[], target: NonNullable<HeaderMeaning['target']>, confidence: number) => {
    for (const header of headers) {
      const key = headerKey(header)
      if (key !== '' && !known.has(key)) known.set(key, { target, confidence })
    }
  }
  add([VERSION_HEADER], 'version', 1)
  for (const { name, headers = [] } of options.attributes ?? []) add([...headers, name], `attribute:${name}`, 1)
  for (const [field, headers] of Object.entries(options.synonyms ?? {})) add(headers, field as ImportField, 1)
  for (const [field, languages] of Object.entries(fieldSynonyms)) {
    for (const headers of Object.values(languages)) add([...headers, field], field as ImportField, 1)
  }
  const attributes = options.attributes ?? [employeeIdColumn]
  if (attributes.some(({ name }) => name === 'employeeId')) add(['employeeId', ...employeeIdSynonyms], 'attribute:employeeId', 1)
  add(phoneSynonyms, 'phone', 0.8)
  add(nameSynonyms, 'name', 0.8)
  add(loginSynonyms, 'email', 0.7)
  return known
}

function nearest(key: string, known: Known): ColumnTarget | undefined {
  if (key.length < 5 || key.length > 40) return undefined
  for (const [other, { target }] of known) {
    if (target === 'phone' || target === 'name' || target === 'issues' || target === 'version' || other.length < 5) continue
    if (editDistance(key, other, 1) <= 1) return target
  }
  return undefined
}
