/** What is said about the findings of an analysis, in German. */
import type { FindingSentences } from '../../words/language/findings.js'

const impossible = {
  contradictory: 'Die Bedingungen widersprechen sich',
  clash: 'Was dafür nötig ist, schließt sich gegenseitig aus',
  availability: 'Was dafür nötig ist, ist nicht rechtzeitig verfügbar',
} as const

const questions = {
  holdable: (license: string) => `jemand ${license} haben kann`,
  together: (license: string) => `${license} allein zugewiesen werden kann`,
  redundant: (license: string) => `${license} überflüssig ist`,
  conditions: (license: string) => `alle Bedingungen von ${license} eine Rolle spielen`,
}

const numberWith = {
  landline: 'mit einer aktiven Festnetznummer',
  mobile: 'mit einer aktiven Mobilnummer',
} as const

/** Sentences about findings in German. @public */
export const germanFindings: FindingSentences = {
  sentences: {
    never_holdable: ({ reason }, { license, proof }) =>
      `Niemand kann ${license} haben: ${impossible[reason]}. ${proof}`,
    only_together: ({ licenses }, { license, others, proof, example }, say) =>
      licenses.length > 1
        ? `${say.list([license, ...others], 'and')} können nur gemeinsam zugewiesen werden, in einer Anfrage. ${proof} ${example}`
        : `${license} kann nur gemeinsam mit anderen zugewiesen werden, in einer Anfrage. ${proof} ${example}`,
    condition_never_matters: ({ as }, { license, condition, proof }, say) =>
      as === 'met'
        ? `${license}: Die Bedingung ${say.quote(condition)} spielt nie eine Rolle; wenn der Rest erfüllt ist, ist sie es auch. ${proof}`
        : `${license}: Die Alternative ${say.quote(condition)} spielt nie eine Rolle; sie gibt nie den Ausschlag. ${proof}`,
    exclusion_doubled: (_, { license, others }, say) =>
      `${license} schließt ${say.list(others, 'and')} aus und umgekehrt: Eine Seite genügt.`,
    license_included: (_, { license, others, proof }, say) =>
      `${license} ist überflüssig: Wer die Lizenz hat, hat auch ${say.list(others, 'and')} und damit alles, was sie bietet. ${proof}`,
    license_surpassed: (_, { license, others, example }, say) =>
      `${license} ist überflüssig: Wer die Lizenz hat, könnte stattdessen ${say.list(others, 'and')} haben, mit allem, was sie bietet. ${example}`,
    undecided: ({ question, steps }, { license }, say) =>
      `Innerhalb von ${say.number(steps)} Schritten ließ sich nicht entscheiden, ob ${questions[question](license)}.`,
  },
  condition: (license, condition, met) =>
    met ? `${license}: ${condition}.` : `${license}, andernfalls: ${condition}.`,
  detail: (license, detail) => `${license} verlangt eine Nummer für die Angabe ${detail}.`,
  oneLicense: (track) => `Ein Benutzer hat höchstens eine Lizenz aus der Kategorie ${track}.`,
  neverHoldable: (license) => `Niemand kann ${license} haben.`,
  availability: (license, from, until) =>
    `${license} kann ${[...(from === null ? [] : [`ab dem ${from}`]), ...(until === null ? [] : [`vor dem ${until}`])].join(' und ')} zugewiesen werden.`,
  example: (holds, facts) => `Beispiel: ein Benutzer mit ${[holds, ...facts].join(', ')}.`,
  number: (type) => numberWith[type],
  capability: (capability) => `in einer Organisation mit ${capability}`,
  country: (country) => `in einer Organisation mit dem Land ${country}`,
  attribute: (attribute, value) => `mit dem Wert ${value} für das Attribut ${attribute}`,
  assumed: (predicate, answer) =>
    `angenommen, die Bedingung ${predicate} ist ${answer ? '' : 'nicht '}erfüllt`,
  on: (date) => `mit Zuweisung am ${date}`,
  inEdition: (date, finding) => `In der Ausgabe vom ${date}: ${finding}`,
  comparison: {
    added: (license) => `${license} ist neu.`,
    removed: (license) => `${license} ist nicht mehr im Katalog.`,
    stricter: (license, inOrder, example) =>
      `${license} ist strenger${inOrder ? '' : ', aber nur für Benutzer, deren Lizenzen nicht in Ordnung sind'}: Nicht alle, die die Lizenz haben konnten, können sie noch haben. ${example}`,
    looser: (license, inOrder, example) =>
      `${license} ist weniger streng${inOrder ? '' : ', aber nur für Benutzer, deren Lizenzen nicht in Ordnung sind'}: Manche, die die Lizenz nicht haben konnten, können sie jetzt haben. ${example}`,
    undecided: (license, steps) =>
      `Innerhalb von ${steps} Schritten ließ sich nicht entscheiden, ob ${license} strenger oder weniger streng ist.`,
    moved: (license, from, to) =>
      `${license} wechselt aus der Kategorie ${from} in die Kategorie ${to}.`,
    gained: (license, features) => `${license} enthält jetzt ${features}.`,
    lost: (license, features) => `${license} enthält nicht mehr ${features}.`,
    changed: (license, feature, from, to) =>
      `Bei ${license} ändert sich ${feature} von ${from} in ${to}.`,
    notAsked: (license, detail) =>
      `${license} verlangt keine Nummer mehr für die Angabe ${detail}.`,
    anyDate: (license) => `${license} kann an jedem Datum zugewiesen werden.`,
    manyLicenses: (track) => `Ein Benutzer kann mehrere Lizenzen aus der Kategorie ${track} haben.`,
  },
}
