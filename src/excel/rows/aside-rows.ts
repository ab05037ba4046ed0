/** Recognizes rows that are not users: examples, totals, remarks. */
import { tidy } from '../../core/tidy-text.js'
import { headerKey, isDecoration } from '../columns/header-text.js'
import type { SheetCell } from '../files/reader.js'

/** Words that begin the example row of a template. */
const EXAMPLE =
  /^(?:example|sample|exempel|eksempel|døme|esimerkki|voorbeeld|beispiel|muster|exemple)\s*(?:[:\-–(.]|\d|$|row|rad\b|rivi|rij|zeile|ligne)/i

/** Words that begin a line of totals. */
const TOTAL: ReadonlySet<string> = new Set([
  ...[
    'total',
    'totals',
    'grandtotal',
    'subtotal',
    'sum',
    'count',
    'average',
    'users',
    'totalusers',
    'numberofusers',
    'rowlabels',
    'endoffile',
    'end',
  ],
  ...[
    'summa',
    'totalt',
    'antal',
    'totalsumma',
    'delsumma',
    'antalanvandare',
    'slut',
    'totaltantal',
  ],
  ...['sumtotalt', 'antall', 'itotal', 'delsum', 'antallbrukere', 'antalbrugere', 'ialt', 'slutt'],
  ...['yhteensa', 'summayhteensa', 'lukumaara', 'valisumma', 'kayttajiayhteensa'],
  ...['totaal', 'eindtotaal', 'subtotaal', 'aantal', 'aantalgebruikers', 'som', 'einde'],
  ...[
    'gesamt',
    'gesamtergebnis',
    'summe',
    'anzahl',
    'zwischensumme',
    'gesamtsumme',
    'insgesamt',
    'anzahlbenutzer',
    'ende',
  ],
  ...['totalgeneral', 'soustotal', 'somme', 'nombre', 'nombredutilisateurs', 'fin'],
])

const REMARK_LENGTH = 20

/**
 * Why a row below the header is no user: a template's example, a line of totals, or a remark.
 *
 * Only rows without an address can be totals or remarks, so that no user is ever passed over.
 */
export function asideOf(
  cells: readonly SheetCell[],
  email: SheetCell | undefined,
): 'example' | 'total' | undefined {
  const first = cells.find((cell) => cell.kind === 'text' && tidy(cell.text) !== '')
  if (first === undefined) return undefined
  if (first.text.length < 60 && EXAMPLE.test(tidy(first.text))) return 'example'
  if (email?.text.includes('@')) return undefined
  if (cells.every((cell) => cell.kind === 'text' && isDecoration(headerKey(cell.text))))
    return 'example'
  const key = headerKey(first.text.slice(0, 60).replace(/[\d.,:]+/g, ''))
  if (
    TOTAL.has(key) &&
    cells.every((cell) => cell === first || cell.kind === 'number' || isFigure(cell))
  )
    return 'total'
  return cells.length === 1 && isRemark(tidy(first.text)) ? 'total' : undefined
}

function isFigure(cell: SheetCell): boolean {
  return cell.kind === 'text' && /^[\d\s.,%]*$/.test(cell.text)
}

/** A sentence of four words or more, alone in its row. */
function isRemark(text: string): boolean {
  return text.length >= REMARK_LENGTH && text.split(' ').length >= 4
}
