/** Checks e-mail addresses, and gives the key to compare them by. */

/**
 * The one rule for e-mail addresses: forms, import rows and workbooks accept the same ones.
 *
 * The part before the `@` is a dot atom of RFC 5321 with letters of any script (RFC 6531); quoted
 * parts are refused. The domain has a dot and may be written in any script, or as `xn--`. What
 * cannot be seen is refused, and so are compatibility forms such as full-width letters: two
 * addresses that look the same are the same.
 */
const LONGEST = 254

const LOCAL = /^(?!\.|.*\.\.|.*\.$)[^\s@<>"(),:;[\]\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\uFFFD]{1,64}$/u
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u
const ALL_DIGITS = /^\d+$/

/** Whether a text is an e-mail address that a portal would send to, its letters composed (NFC). */
export function isEmail(value: string): boolean {
  if (value.length > LONGEST || value !== value.normalize('NFKC')) return false
  const [local = '', domain = '', ...more] = value.split('@')
  return more.length === 0 && LOCAL.test(local) && isDomain(domain)
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  const top = labels.at(-1) ?? ''
  if (labels.length < 2 || top.length < 2 || ALL_DIGITS.test(top)) return false
  return labels.every((label) => LABEL.test(label) && !/\p{DI}/u.test(label))
}

/** The form in which e-mails are compared: unique without regard to case. */
export function emailKey(email: string): string {
  return email.toLowerCase().normalize('NFC')
}
