import { COUNTRY } from '../app/portal.js'
import { toast } from './toast.js'

/** Reads the number that a person typed as it is dialed in the country; says why if it is none. */
export async function readNumber(
  typed: string,
  type: 'landline' | 'mobile',
): Promise<string | null> {
  const { readPhoneNumber } = await import('seatline/phones') // its plans are loaded once somebody types
  const reading = readPhoneNumber(typed, { country: COUNTRY })
  if (reading.status === 'refused') {
    toast(reading.issue.message, 'problem')
    return null
  }
  const isOfType =
    reading.type === type ||
    reading.type === 'either' ||
    (reading.type === 'service' && type === 'landline')
  if (isOfType) return reading.number
  toast(`${reading.national} is a ${reading.type} number, not a ${type} number.`, 'problem')
  return null
}
