/** Reads the e-mail address that a cell shows, or that its link holds. */
import { tidy } from '../../core/tidy-text.js'
import { emailKey, isEmail } from '../../core/email.js'
import type { ReportCell } from './report.js'

/** With a name, a link and spaces around it. What is longer is not searched for an address. */
const LONGEST_SHOWN = 1_000

/**
 * Reads an e-mail address out of what the cell shows.
 *
 * `mailto:` and `Name <address>` are taken apart; a link behind the cell helps only if the text is
 * no address.
 */
export function readEmail(
  shown: string,
  link: string | undefined,
  report: ReportCell,
): string | undefined {
  const isQuoted = shown.trimStart().startsWith("'")
  if (link === undefined && !isQuoted && isEmail(shown)) return shown
  if (shown.length > LONGEST_SHOWN) {
    report('email_invalid')
    return undefined
  }
  const text = tidy(shown).normalize('NFKC')
  const linked = link === undefined ? undefined : addressOfLink(link)
  const own = isEmail(text) && !isQuoted ? text : extract(text)
  if (own !== undefined) {
    if (linked !== undefined && emailKey(linked) !== emailKey(own))
      report('link_differs', { link: linked })
    if (own !== text) report('email_extracted', { email: own })
    else if (own !== shown) report(own === shown.trim() ? 'spaces_removed' : 'text_normalized')
    return own
  }
  if (linked !== undefined && !text.includes('@')) {
    report('link_used', { email: linked })
    return linked
  }
  report('email_invalid', { suggestion: onlyAddressIn(text) ?? suggest(text) })
  return undefined
}

function addressOfLink(link: string): string | undefined {
  const raw = link.replace(/^mailto:/i, '').split('?')[0] ?? ''
  const address = decode(raw).trim()
  return isEmail(address) ? address : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * The one address in `mailto:a@b.c`, `<a@b.c>` or `Name <a@b.c>`; nothing if there could be
 * another.
 */
function extract(text: string): string | undefined {
  const found =
    /^mailto:([^?]+)(?:\?.*)?$/i.exec(text)?.[1] ?? /^[^<>@]*<([^<>]+)>$/.exec(text)?.[1]
  const address = found?.trim().replace(/^mailto:/i, '')
  return address !== undefined && isEmail(address) ? address : undefined
}

/** The one address in `[a@b.c](mailto:a@b.c)`, `a@b.c <mailto:a@b.c>`, `Name (a@b.c)`, `'a@b.c'`. */
function onlyAddressIn(text: string): string | undefined {
  const found = new Map<string, string>()
  for (const [part] of text.matchAll(/[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+/g)) {
    const address = part.replace(/^['’`]+|['’`.]+$/g, '')
    const key = emailKey(address)
    if (isEmail(address) && !found.has(key)) found.set(key, address)
  }
  const [first, ...others] = found.values()
  return others.length === 0 && first !== text ? first : undefined
}

/** Slips that have one likely correction. */
function suggest(text: string): string | undefined {
  const mended = text
    .replace(/\s*[([{]\s*(?:at|a|snabel-a)\s*[)\]}]\s*/i, '@')
    .replace(/\s+at\s+/i, '@')
    .replace(/@{2,}/, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/\.@/, '@')
    .replace(/,(?=[A-Za-z]{2,4}$)/, '.')
    .replace(/[.,;:]+$/, '')
    .replace(/\s+/g, '')
  return mended !== text && isEmail(mended) && !/\s\S+\s/.test(text) ? mended : undefined
}
