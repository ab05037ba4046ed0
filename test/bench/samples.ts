import { aNumber, aUser } from '../../src/store/contract/samples.js'

/**
 * Every other user has the mobile number only, so that what needs both is in conflict for half of
 * them.
 */
export const userAt = (index: number) => {
  const mobile = aNumber(`+4670${String(index).padStart(7, '0')}`)
  const landline = {
    ...aNumber(`+468${String(index).padStart(7, '0')}`),
    type: 'landline',
  } as const
  return aUser(`u${index}`, { numbers: index % 2 === 0 ? [mobile, landline] : [mobile] })
}
