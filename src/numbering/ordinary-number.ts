/** Reads the most common forms of phone numbers without the library, which is slower. */
import { Metadata } from 'libphonenumber-js/core'
import { getCountryCallingCode, isSupportedCountry, type CountryCode } from 'libphonenumber-js/max'
import allPlans from 'libphonenumber-js/max/metadata'
import { SeatlineError } from '../core/errors.js'

/** A number in one of its ordinary forms. */
interface OrdinaryNumber {
  readonly number: string
  readonly type: 'landline' | 'mobile' | 'either'
}

const SEPARATORS = /[ \-./]/g
const ORDINARY = /^[+\d][\d \-./]{5,24}$/

/**
 * Makes a fast reader for the ordinary forms of one country's numbers: `070-123 45 67`,
 * `+46 70 123 45 67`.
 *
 * It uses the patterns of libphonenumber itself, and leaves to it whatever does not fit them at
 * once.
 */
export function createOrdinaryReader(
  country: string,
): (text: string) => OrdinaryNumber | undefined {
  if (!isSupportedCountry(country)) {
    throw new SeatlineError(
      'input_invalid',
      `There is no country "${country.slice(0, 20)}". Use two capital letters such as SE.`,
      {
        issues: [{ path: 'defaultCountry', message: 'not an ISO 3166 country code' }],
      },
    )
  }
  const plan = planOf(country)
  if (plan === undefined) return () => undefined
  const { prefix, landline, mobile } = plan
  return (text) => {
    if (!ORDINARY.test(text)) return undefined
    const digits = text.replace(SEPARATORS, '')
    const national = nationalOf(digits, prefix)
    if (national === undefined || national.charCodeAt(0) === 48) return undefined
    const isLandline = landline.test(national)
    if (mobile.test(national))
      return { number: prefix + national, type: isLandline ? 'either' : 'mobile' }
    return isLandline ? { number: prefix + national, type: 'landline' } : undefined
  }
}

function nationalOf(digits: string, prefix: string): string | undefined {
  if (digits.startsWith(prefix)) return digits.slice(prefix.length)
  return digits.charCodeAt(0) === 48 ? digits.slice(1) : undefined
}

interface OrdinaryPlan {
  readonly prefix: string
  readonly landline: RegExp
  readonly mobile: RegExp
}

/** For plans whose national prefix is a plain 0, or that have none. */
function planOf(country: CountryCode): OrdinaryPlan | undefined {
  const metadata = new Metadata(allPlans) // that of max itself is not there from CommonJS
  metadata.selectNumberingPlan(country)
  // The package does not type these accessors. Without them everything goes the slower way.
  const plan = metadata.numberingPlan as Partial<NumberingPlan> | undefined
  if (
    plan?.type === undefined ||
    plan.nationalPrefix?.() !== '0' ||
    plan.nationalPrefixTransformRule?.()
  )
    return undefined
  if (!/^0(?:\||$)/.test(plan.nationalPrefixForParsing?.() ?? '')) return undefined
  const landline = patternOf(plan.type('FIXED_LINE'))
  const mobile = patternOf(plan.type('MOBILE'))
  return landline && mobile
    ? { prefix: `+${getCountryCallingCode(country)}`, landline, mobile }
    : undefined
}

function patternOf(type: NumberType | undefined): RegExp | undefined {
  const pattern = type?.pattern()
  return pattern === undefined || pattern === '' ? undefined : new RegExp(`^(?:${pattern})$`)
}

interface NumberType {
  pattern(): string
}

interface NumberingPlan {
  nationalPrefix(): string | null
  nationalPrefixForParsing(): string | null
  nationalPrefixTransformRule(): string | null
  type(type: string): NumberType | undefined
}
