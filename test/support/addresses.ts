import fc from 'fast-check'

// E-mail addresses: some by hand, and random ones that are legal by construction. Nothing here asks
// the rule itself.

/** Addresses of every form that is accepted. */
export const accepted = [
  'anna@acme.example',
  'zoë@acme.example',
  'a!b@acme.example',
  'ok@bücher.example',
  'ok@acme.xn--p1ai',
  "o'neil+tag@sub.acme.co.uk",
  `${'a'.repeat(64)}@acme.example`,
]

/** Addresses that are refused, each for a reason of its own. */
export const refused = [
  'anna',
  '@acme.example',
  'anna@acme',
  'anna@@acme.example',
  'anna berg@acme.example',
  '"anna berg"@acme.example',
  'anna;bo@acme.example',
  '.anna@acme.example',
  'anna.@acme.example',
  'an..na@acme.example',
  'anna@acme..example',
  'anna@-acme.example',
  'anna@acme_1.example',
  'anna@acme.e',
  'anna@192.168.0.1',
  'an\u200dna@acme.example',
  'an\u00adna@acme.example',
  'an\u3164na@acme.example',
  'an\ud800na@acme.example',
  'an\ufffdna@acme.example',
  `${'a'.repeat(65)}@acme.example`,
  `a@${'b'.repeat(64)}.example`,
  `a@${`${'b'.repeat(63)}.`.repeat(4)}se`,
]

const ATOM = [..."abzAZ059!#$%&'*+-/=?^_`{|}~", ...'éßøİıǰȧЖяΣσςאبअ한字ッ𝒳😀'].filter(
  (letter) => letter === letter.normalize('NFKC'),
)
const LABEL = [...'abzAZ059', ...'üßøЖяΣבअ한字']

const textOf = (letters: readonly string[], minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength })

const local = fc
  .array(textOf(ATOM, 1, 8), { minLength: 1, maxLength: 4 })
  .map((atoms) => atoms.join('.'))

const label = fc
  .tuple(textOf(LABEL, 1, 4), textOf([...LABEL, '-'], 0, 4), textOf(LABEL, 1, 4))
  .map((parts) => parts.join(''))

const domain = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('example', 'se', 'СОМ', 'рф', 'बाज', 'xn--p1ai', '公司', 'x1'),
  )
  .map(([labels, top]) => [...labels, top].join('.'))

/** 64 characters before the `@`, labels of 63, 254 in all. */
const atTheBorder = fc.constantFrom(
  `${'a'.repeat(64)}@acme.example`,
  `${'ö'.repeat(64)}@acme.example`,
  `${'😀'.repeat(64)}@acme.example`,
  `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(53)}.example`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(60)}`,
  'a@b.se',
)

/** Addresses of reports: refused by one door of two. */
const ofReports = fc.constantFrom(
  'zoë@acme.example',
  'a!b@acme.example',
  'ok@bücher.example',
  'ZOE\u0308@acme.example',
  'CLEAR@acme.example',
  "'quoted'@acme.example",
  '=1+1@acme.example',
  '+46701740605@acme.example',
  '-@acme.example',
  '_x0041_@acme.example',
  'user@xn--bcher-kva.example',
  'anna@acme.xn--p1ai',
)

/** Random legal addresses, of one organization: no two are the same without regard to case. */
export const addresses = fc.uniqueArray(
  fc.oneof(
    fc.tuple(local, domain).map((parts) => parts.join('@')),
    atTheBorder,
    ofReports,
  ),
  { minLength: 1, maxLength: 6, selector: (address) => address.normalize('NFC').toLowerCase() },
)
