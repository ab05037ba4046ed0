/** What workbooks say in Danish. There are no other sentences in Danish. */
import type { Language } from '../words/language/language.js'
import type { SheetWords } from '../words/language/sheet.js'

const sheet: SheetWords = {
  sheets: { instructions: 'Vejledning', data: 'Data', lists: 'Lister' },
  title: 'Opret og ret brugere',
  introduction: 'Udfyld arket Data med én bruger pr. række, gem filen, og upload den. Intet ændres, før du har set og bekræftet det.',
  filled: 'Arket er udfyldt med de brugere, der findes. Ret det, der skal rettes; rækker, som du lader være, forbliver som de er. Nye brugere skriver du nederst.',
  rules: [
    'En tom celle ændrer intet. At slette en række sletter ingen bruger.',
    'CLEAR, med store bogstaver, tømmer et felt: afdeling, telefonnumre og egne kolonner.',
    'Behold overskriftsrækken. Kolonner må flyttes, skjules eller udelades.',
    'Grå kolonner er kun til orientering: hvad der skrives i dem, bliver ikke læst.',
    'Hvis en anden har ændret en bruger efter downloadet, afvises den række. De andre går videre.',
  ],
  table: { column: 'Kolonne', need: 'Kræves', hint: 'Sådan udfylder du', example: 'Eksempel' },
  required: 'Altid',
  requiredForNew: 'For nye brugere',
  optional: 'Valgfri',
  readOnly: 'Skrivebeskyttet',
  licenses: 'Licenser at vælge imellem',
  yes: 'Ja',
  no: 'Nej',
  fields: {
    firstName: { header: 'Fornavn', hint: 'Brugerens fornavn.', example: 'Anna' },
    surname: { header: 'Efternavn', hint: 'Brugerens efternavn.', example: 'Berg' },
    email: { header: 'E-mail', hint: 'E-mailadressen: den viser, hvilken bruger der menes. Én række pr. adresse.', example: 'anna.berg@example.com' },
    department: { header: 'Afdeling', hint: 'Brugerens afdeling. CLEAR tømmer feltet.', example: 'Salg' },
    landline: { header: 'Fastnetnummer', hint: 'Et fastnetnummer, med + og landekode eller som det tastes i dit land. Det føjes til brugeren. CLEAR fjerner alle fastnetnumre.', example: '32 12 34 56' },
    mobile: { header: 'Mobilnummer', hint: 'Et mobilnummer, med + og landekode eller som det tastes i dit land. Det føjes til brugeren. CLEAR fjerner alle mobilnumre.', example: '20 12 34 56' },
    license: { header: 'Licens', hint: 'Den licens, der skal tildeles. Vælg fra listen. Den erstatter den, brugeren har i samme gruppe.', example: '' },
    removeLicense: { header: 'Fjern licens', hint: 'Den licens, der skal fjernes. Vælg fra listen.', example: '' },
    assignmentDate: { header: 'Tildelingsdato', hint: 'Hvornår licenserne tildeles eller fjernes: en dato, skrevet ÅÅÅÅ-MM-DD, eller nu. Tom betyder nu.', example: '2027-01-31' },
    onboardingEmail: { header: 'Velkomstmail', hint: 'Ja sender velkomstmailen til en ny bruger.', example: 'Ja' },
  },
  attribute: 'CLEAR tømmer feltet.',
  licenseOfTrack: 'Det, brugeren har i denne gruppe. Vælg en anden licens for at tildele den, eller CLEAR for at fjerne den.',
  licenseTicked: 'Ja tildeler licensen, CLEAR fjerner den.',
  currentLicenses: { header: 'Nuværende licenser [Skrivebeskyttet]', hint: 'Det, brugeren har i dag.', example: '' },
  otherNumbers: { header: 'Andre numre [Skrivebeskyttet]', hint: 'Brugerens øvrige numre.', example: '' },
  errors: { notListed: 'Vælg en værdi fra listen.', readOnly: 'Kolonnen er kun til orientering.' },
  issues: 'Bemærkninger',
  toLookAt: (count, rows) => `${count} af ${rows} ${rows === 1 ? 'række' : 'rækker'} skal ses efter`,
  results: {
    created: 'Oprettet.',
    updated: 'Opdateret.',
    unchanged: 'Intet at ændre.',
    partial: 'Brugeren blev gemt, licensen blev ikke tildelt.',
    refused: 'Ikke importeret.',
    plan_stale: 'Ikke importeret: noget er ændret siden forhåndsvisningen. Upload igen.',
  },
  exports: {
    users: 'Brugere',
    changes: 'Planlagte ændringer',
    conflicts: 'Konflikter',
    user: 'Bruger',
    change: 'Ændring',
    assign: 'Tildel',
    remove: 'Fjern',
    date: 'Dato',
    ownDate: 'Egen dato',
    reason: 'Årsag',
  },
} // prettier-ignore

/** The words for workbooks in Danish. @public */
export const danish: Pick<Language, 'sheet'> = { sheet }
