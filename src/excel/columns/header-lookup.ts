/** Looks up what a header is for. */
import { editDistance } from '../../core/misspelling.js'
import { editionsFor, licensesOf, type LicenseOptions } from '../cells/license.js'
import {
  dateColumnOf,
  employeeIdColumn,
  isLicenseColumn,
  type AttributeColumn,
  type ColumnTarget,
  type ImportField,
} from './fields.js'
import { headerKey, parseHeader } from './header-text.js'
import { isIssuesHeader, markedTarget, VERSION_HEADER } from './own-headers.js'
import {
  dateSynonyms,
  employeeIdSynonyms,
  fieldSynonyms,
  fullNameSynonyms,
  loginSynonyms,
  nameSynonyms,
  officeSynonyms,
  phoneSynonyms,
} from './synonyms.js'

/**
 * What a header is for by its words alone. `phone` and `name` need their neighbors, `full_name`
 * cannot be used.
 */
export interface HeaderMeaning {
  readonly target: ColumnTarget | 'phone' | 'name' | 'full_name' | 'issues' | null
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
interface LookupOptions extends LicenseOptions {
  readonly attributes?: readonly AttributeColumn[]
  readonly synonyms?: { readonly [field in ImportField]?: readonly string[] }
  readonly portalName?: string
}

/** The certainty of a header that counts only if the values of its column confirm it. */
export const ONLY_BY_VALUES = 0.5

type Found = { readonly target: NonNullable<HeaderMeaning['target']>; readonly confidence: number }
type Known = ReadonlyMap<string, Found>

/** What headers mean by themselves, and the words that make another header of a license's name. */
interface Vocabulary {
  readonly known: Known
  readonly dates: readonly string[]
  readonly licenses: readonly string[]
  readonly portalName: string | undefined
}

/** Makes a lookup over the synonyms of all languages, the portal's own first. */
export function createHeaderLookup(options: LookupOptions): HeaderLookup {
  const known = knownHeaders(options)
  const wordsFor = (wanted: string) =>
    [...known].flatMap(([key, { target }]) => (target === wanted ? [key] : []))
  const { portalName } = options
  const vocabulary = {
    portalName,
    known,
    dates: wordsFor('assignmentDate'),
    licenses: wordsFor('license'),
  }
  const seen = new Map<string, HeaderMeaning>()
  return {
    meaningOf(header) {
      const meaning = seen.get(header) ?? findMeaning(header, vocabulary)
      if (seen.size < 5_000) seen.set(header, meaning)
      return meaning
    },
    nearestTo: (header) => nearest(parseHeader(header).keys[0] ?? '', known),
  }
}

function findMeaning(header: string, vocabulary: Vocabulary): HeaderMeaning {
  if (isIssuesHeader(header, vocabulary.portalName))
    return { target: 'issues', confidence: 1, access: 'editable' }
  const marked = markedTarget(header)
  if (marked !== undefined) return { target: marked, confidence: 1, access: 'editable' }
  const { known } = vocabulary
  const { keys, parts, identifier, access, about } = parseHeader(header)
  const named = identifier === undefined ? undefined : known.get(identifier)
  if (named !== undefined) return { ...named, access }
  const [whole = '', ...shorter] = keys
  const exact = known.get(whole)
  const isVague = (found: Found) =>
    identifier !== undefined && (found.target === 'name' || found.confidence < 0.9)
  if (exact !== undefined && !isVague(exact)) return { ...exact, access }
  if (about === 'other') return { target: null, confidence: 0, access }
  const ofLicenses = meaningBesideName(whole, vocabulary)
  if (ofLicenses !== undefined) return { ...ofLicenses, access }
  const found =
    shorter.map((key) => known.get(key)).find((each) => each !== undefined && !isVague(each)) ??
    meaningOfParts(parts, known)
  if (found === undefined) return { target: null, confidence: 0, access }
  return {
    target: found.target,
    confidence: found.confidence * (about === 'private' ? 0.6 : 1),
    access,
  }
}

/** `Voice start date`, `Voice license`: the name of a track or a license, beside a word. */
function meaningBesideName(key: string, vocabulary: Vocabulary): Found | undefined {
  const nameIn = (words: readonly string[]) =>
    words
      .flatMap((word) => {
        if (key.endsWith(word)) return [key.slice(0, -word.length)]
        return key.startsWith(word) ? [key.slice(word.length)] : []
      })
      .map((name) => vocabulary.known.get(name)?.target ?? null)
      .find(isLicenseColumn)
  const dated = nameIn(vocabulary.dates)
  if (dated !== undefined) return { target: dateColumnOf(dated), confidence: 0.85 }
  const named = nameIn(vocabulary.licenses)
  return named === undefined ? undefined : { target: named, confidence: 0.85 }
}

/** Parts that mean the same, or one that is known beside others that are not: less sure. */
function meaningOfParts(parts: readonly string[], known: Known): Found | undefined {
  const found = parts.map((part) => known.get(part)).filter((each) => each !== undefined)
  const [first] = found
  if (first === undefined) return undefined
  if (found.every(({ target }) => target === first.target))
    return {
      ...first,
      confidence: first.confidence * (found.length === parts.length ? 0.95 : 0.75),
    }
  const sure = found.find(({ target }) => target === 'email')
  return sure === undefined ? undefined : { ...sure, confidence: 0.7 }
}

function knownHeaders(options: LookupOptions): Known {
  const known = new Map<string, Found>()
  const add = (
    headers: readonly string[],
    target: NonNullable<HeaderMeaning['target']>,
    confidence: number,
  ) => {
    for (const header of headers) {
      const key = headerKey(header)
      if (key !== '' && !known.has(key)) known.set(key, { target, confidence })
    }
  }
  add([VERSION_HEADER], 'version', 1)
  for (const { name, headers = [] } of options.attributes ?? [])
    add([...headers, name], `attribute:${name}`, 1)
  for (const [field, headers] of Object.entries(options.synonyms ?? {}))
    add(headers, field as ImportField, 1)
  for (const [field, languages] of Object.entries(fieldSynonyms)) {
    for (const headers of Object.values(languages))
      add([...headers, field], field as ImportField, 1)
  }
  const attributes = options.attributes ?? [employeeIdColumn]
  if (attributes.some(({ name }) => name === 'employeeId'))
    add(['employeeId', ...employeeIdSynonyms], 'attribute:employeeId', 1)
  add(phoneSynonyms, 'phone', 0.8)
  add(officeSynonyms, 'phone', ONLY_BY_VALUES)
  add(nameSynonyms, 'name', 0.8)
  add(fullNameSynonyms, 'full_name', 0.8)
  add(dateSynonyms, 'assignmentDate', 0.7)
  add(loginSynonyms, 'email', 0.7)
  for (const { id, name } of editionsFor(options).flatMap(({ tracks }) => tracks))
    add([name, id], `track:${id}`, 0.9)
  for (const [name, id] of licenseHeaders(options)) add([name], `license:${id}`, 0.9)
  return known
}

/** The names by which licenses are known: those of two licenses are of none. */
function licenseHeaders(options: LicenseOptions): ReadonlyMap<string, string> {
  const licenses = licensesOf(options) ?? []
  const owners = new Map<string, Set<string>>()
  for (const { id, name = id } of licenses) {
    const key = headerKey(name)
    owners.set(key, (owners.get(key) ?? new Set()).add(id))
  }
  const names = licenses.filter(({ id, name = id }) => owners.get(headerKey(name))?.size === 1)
  return new Map([
    ...licenses.map(({ id }) => [id, id] as const),
    ...names.map(({ id, name = id }) => [name, id] as const),
  ])
}

function nearest(key: string, known: Known): ColumnTarget | undefined {
  if (key.length < 5 || key.length > 40) return undefined
  for (const [other, { target }] of known) {
    const isOwn = target === 'issues' || target === 'version'
    if (
      isOwn ||
      target === 'phone' ||
      target === 'name' ||
      target === 'full_name' ||
      other.length < 5
    )
      continue
    if (editDistance(key, other, 1) <= 1) return target
  }
  return undefined
}
