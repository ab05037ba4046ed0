/** What workbooks say in Norwegian (bokmål). There are no other sentences in Norwegian. */
import type { Language } from '../words/language/language.js'
import type { SheetWords } from '../words/language/sheet.js'

const sheet: SheetWords = {
  sheets: { instructions: 'Veiledning', data: 'Data', lists: 'Lister' },
  title: 'Opprett og endre brukere',
  introduction: 'Fyll ut arket Data, én bruker per rad, lagre filen og last den opp. Ingenting endres før du har sett og bekreftet det.',
  filled: 'Arket er fylt ut med brukerne som finnes. Endre det som skal endres; rader du lar være, forblir som de er. Nye brukere skriver du nederst.',
  rules: [
    'En tom celle endrer ingenting. Å slette en rad sletter ingen bruker.',
    'CLEAR, med store bokstaver, tømmer et felt: avdeling, telefonnumre og egne kolonner.',
    'Behold overskriftsraden. Kolonner kan flyttes, skjules eller utelates.',
    'Grå kolonner er bare informasjon: det som skrives der, blir ikke lest.',
    'Hvis noen andre har endret en bruker etter nedlastingen, avvises den raden. De andre går videre.',
  ],
  table: { column: 'Kolonne', need: 'Kreves', hint: 'Slik fyller du ut', example: 'Eksempel' },
  required: 'Alltid',
  requiredForNew: 'For nye brukere',
  optional: 'Valgfri',
  readOnly: 'Skrivebeskyttet',
  licenses: 'Lisenser å velge mellom',
  yes: 'Ja',
  no: 'Nei',
  fields: {
    firstName: { header: 'Fornavn', hint: 'Brukerens fornavn.', example: 'Anna' },
    surname: { header: 'Etternavn', hint: 'Brukerens etternavn.', example: 'Berg' },
    email: { header: 'E-post', hint: 'E-postadressen: den viser hvilken bruker som menes. Én rad per adresse.', example: 'anna.berg@example.com' },
    department: { header: 'Avdeling', hint: 'Brukerens avdeling. CLEAR tømmer feltet.', example: 'Salg' },
    landline: { header: 'Fasttelefon', hint: 'Et fastnummer, med + og landskode eller slik det slås i ditt land. Det legges til hos brukeren. CLEAR fjerner alle fastnumre.', example: '21 03 05 00' },
    mobile: { header: 'Mobilnummer', hint: 'Et mobilnummer, med + og landskode eller slik det slås i ditt land. Det legges til hos brukeren. CLEAR fjerner alle mobilnumre.', example: '406 12 345' },
    license: { header: 'Lisens', hint: 'Lisensen som skal tildeles. Velg fra listen. Den erstatter den brukeren har i samme gruppe.', example: '' },
    removeLicense: { header: 'Fjern lisens', hint: 'Lisensen som skal fjernes. Velg fra listen.', example: '' },
    assignmentDate: { header: 'Tildelingsdato', hint: 'Når lisensene tildeles eller fjernes: en dato, skrevet ÅÅÅÅ-MM-DD, eller nå. Tomt betyr nå.', example: '2027-01-31' },
    onboardingEmail: { header: 'Velkomst-e-post', hint: 'Ja sender velkomst-e-posten til en ny bruker.', example: 'Ja' },
  },
  attribute: 'CLEAR tømmer feltet.',
  licenseOfTrack: 'Det brukeren har i denne gruppen. Velg en annen lisens for å tildele den, eller CLEAR for å fjerne den.',
  licenseTicked: 'Ja tildeler lisensen, CLEAR fjerner den.',
  currentLicenses: { header: 'Nåværende lisenser [Skrivebeskyttet]', hint: 'Det brukeren har i dag.', example: '' },
  otherNumbers: { header: 'Andre numre [Skrivebeskyttet]', hint: 'Brukerens øvrige numre.', example: '' },
  errors: { notListed: 'Velg en verdi fra listen.', readOnly: 'Kolonnen er bare informasjon.' },
  issues: 'Merknader',
  toLookAt: (count, rows) => `${count} av ${rows} ${rows === 1 ? 'rad' : 'rader'} må ses over`,
  results: {
    created: 'Opprettet.',
    updated: 'Oppdatert.',
    unchanged: 'Ingenting å endre.',
    partial: 'Brukeren ble lagret, lisensen ble ikke tildelt.',
    refused: 'Ikke importert.',
    plan_stale: 'Ikke importert: noe er endret siden forhåndsvisningen. Last opp igjen.',
  },
  exports: {
    users: 'Brukere',
    changes: 'Planlagte endringer',
    conflicts: 'Konflikter',
    user: 'Bruker',
    change: 'Endring',
    assign: 'Tildel',
    remove: 'Fjern',
    date: 'Dato',
    ownDate: 'Egen dato',
    reason: 'Årsak',
  },
} // prettier-ignore

/** The words for workbooks in Norwegian. @public */
export const norwegian: Pick<Language, 'sheet'> = { sheet }
