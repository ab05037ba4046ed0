import type { PlanRules, Product } from './catalog-of-products.js'

// Facts typed by hand: a dozen products with those of their service plans that exclude or need another one.
// Source: Microsoft's public reference "Product names and service plan identifiers for licensing", its section "Service plans
// that cannot be assigned at the same time", and the dependencies that its portal and its documentation name; seen in 2026.

const standard = [
  'EXCHANGE_S_STANDARD',
  'MCOSTANDARD',
  'SHAREPOINTSTANDARD',
  'SHAREPOINTWAC',
  'TEAMS1',
  'YAMMER_ENTERPRISE',
]
const enterprise = [
  'EXCHANGE_S_ENTERPRISE',
  'MCOSTANDARD',
  'SHAREPOINTENTERPRISE',
  'SHAREPOINTWAC',
  'TEAMS1',
  'YAMMER_ENTERPRISE',
]
const frontline = [
  'MCOIMP',
  'SHAREPOINTDESKLESS',
  'TEAMS1',
  'YAMMER_ENTERPRISE',
  'INTUNE_A',
  'RMS_S_PREMIUM',
]

export const products: readonly Product[] = [
  { id: 'O365_BUSINESS_ESSENTIALS', name: 'Microsoft 365 Business Basic', servicePlans: standard },
  {
    id: 'O365_BUSINESS_PREMIUM',
    name: 'Microsoft 365 Business Standard',
    servicePlans: [...standard, 'O365_SB_Relationship_Management'],
  },
  {
    id: 'SPB',
    name: 'Microsoft 365 Business Premium',
    servicePlans: [
      ...standard,
      'O365_SB_Relationship_Management',
      'RMS_S_ENTERPRISE',
      'RMS_S_PREMIUM',
      'INTUNE_A',
    ],
  },
  { id: 'STANDARDPACK', name: 'Office 365 E1', servicePlans: standard },
  {
    id: 'ENTERPRISEPACK',
    name: 'Office 365 E3',
    servicePlans: [...enterprise, 'RMS_S_ENTERPRISE'],
  },
  {
    id: 'SPE_E3',
    name: 'Microsoft 365 E3',
    servicePlans: [...enterprise, 'RMS_S_ENTERPRISE', 'RMS_S_PREMIUM', 'INTUNE_A'],
  },
  {
    id: 'SPE_E5',
    name: 'Microsoft 365 E5',
    servicePlans: [
      ...enterprise,
      'RMS_S_ENTERPRISE',
      'RMS_S_PREMIUM',
      'INTUNE_A',
      'MCOMEETADV',
      'MCOEV',
    ],
  },
  { id: 'M365_F1', name: 'Microsoft 365 F1', servicePlans: [...frontline, 'RMS_S_ENTERPRISE_GOV'] },
  {
    id: 'SPE_F1',
    name: 'Microsoft 365 F3',
    servicePlans: [...frontline, 'EXCHANGE_S_DESKLESS', 'SHAREPOINTWAC', 'RMS_S_ENTERPRISE'],
  },
  { id: 'MCOMEETADV', name: 'Microsoft 365 Audio Conferencing', servicePlans: ['MCOMEETADV'] },
  { id: 'MCOEV', name: 'Microsoft Teams Phone Standard', servicePlans: ['MCOEV'] },
  {
    id: 'WORKPLACE_ANALYTICS',
    name: 'Microsoft Workplace Analytics',
    servicePlans: ['WORKPLACE_ANALYTICS'],
  },
]

export const planRules: PlanRules = {
  exclusive: [
    ['EXCHANGE_S_DESKLESS', 'EXCHANGE_S_STANDARD'],
    ['RMS_S_ENTERPRISE', 'RMS_S_ENTERPRISE_GOV'],
    ['SHAREPOINTDESKLESS', 'SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD'],
    ['MCOIMP', 'MCOSTANDARD'],
  ],
  needs: [
    { plan: 'WORKPLACE_ANALYTICS', anyOf: ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ENTERPRISE'] },
    { plan: 'RMS_S_PREMIUM', anyOf: ['RMS_S_ENTERPRISE'] },
    {
      plan: 'O365_SB_Relationship_Management',
      anyOf: ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_STANDARD'],
    },
    {
      plan: 'SHAREPOINTWAC',
      anyOf: ['SHAREPOINTENTERPRISE', 'SHAREPOINTDESKLESS', 'SHAREPOINTSTANDARD'],
    },
    { plan: 'MCOMEETADV', anyOf: ['MCOSTANDARD', 'TEAMS1'] },
    { plan: 'MCOEV', anyOf: ['MCOSTANDARD', 'TEAMS1'] },
  ],
}
