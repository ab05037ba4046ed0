/** What workbooks say in Finnish. There are no other sentences in Finnish. */
import type { Language } from '../words/language/language.js'
import type { SheetWords } from '../words/language/sheet.js'

const sheet: SheetWords = {
  sheets: { instructions: 'Ohjeet', data: 'Tiedot', lists: 'Luettelot' },
  title: 'Luo ja muuta käyttäjiä',
  introduction: 'Täytä taulukko Tiedot, yksi käyttäjä riville, tallenna tiedosto ja lähetä se. Mitään ei muuteta ennen kuin olet nähnyt ja vahvistanut sen.',
  filled: 'Taulukossa ovat nykyiset käyttäjät. Muuta vain se, minkä pitää muuttua; muut rivit pysyvät ennallaan. Uudet käyttäjät kirjoitetaan loppuun.',
  rules: [
    'Tyhjä solu ei muuta mitään. Rivin poistaminen ei poista käyttäjää.',
    'CLEAR, isoin kirjaimin, tyhjentää kentän: osaston, puhelinnumerot ja omat sarakkeet.',
    'Säilytä otsikkorivi. Sarakkeita saa siirtää, piilottaa tai jättää pois.',
    'Harmaat sarakkeet ovat vain tiedoksi: niihin kirjoitettua ei lueta.',
    'Jos joku toinen on muuttanut käyttäjää latauksen jälkeen, se rivi hylätään. Muut rivit käsitellään.',
  ],
  table: { column: 'Sarake', need: 'Tarvitaan', hint: 'Mitä kirjoitetaan', example: 'Esimerkki' },
  required: 'Aina',
  requiredForNew: 'Uusille käyttäjille',
  optional: 'Valinnainen',
  readOnly: 'Vain luku',
  licenses: 'Valittavissa olevat lisenssit',
  yes: 'Kyllä',
  no: 'Ei',
  fields: {
    firstName: { header: 'Etunimi', hint: 'Käyttäjän etunimi.', example: 'Anna' },
    surname: { header: 'Sukunimi', hint: 'Käyttäjän sukunimi.', example: 'Mäki' },
    email: { header: 'Sähköposti', hint: 'Sähköpostiosoite: se kertoo, ketä käyttäjää tarkoitetaan. Yksi rivi osoitetta kohti.', example: 'anna.maki@example.com' },
    department: { header: 'Osasto', hint: 'Käyttäjän osasto. CLEAR tyhjentää kentän.', example: 'Myynti' },
    landline: { header: 'Lankanumero', hint: 'Lankanumero, + ja maatunnus edessä tai niin kuin se maassasi valitaan. Se lisätään käyttäjälle. CLEAR poistaa kaikki lankanumerot.', example: '09 310 1691' },
    mobile: { header: 'Matkapuhelin', hint: 'Matkapuhelinnumero, + ja maatunnus edessä tai niin kuin se maassasi valitaan. Se lisätään käyttäjälle. CLEAR poistaa kaikki matkapuhelinnumerot.', example: '041 234 5678' },
    license: { header: 'Lisenssi', hint: 'Myönnettävä lisenssi. Valitse luettelosta. Se korvaa käyttäjän lisenssin samassa ryhmässä.', example: '' },
    removeLicense: { header: 'Poista lisenssi', hint: 'Poistettava lisenssi. Valitse luettelosta.', example: '' },
    assignmentDate: { header: 'Myöntämispäivä', hint: 'Milloin lisenssit myönnetään tai poistetaan: päivä muodossa VVVV-KK-PP tai heti. Tyhjä tarkoittaa heti.', example: '2027-01-31' },
    onboardingEmail: { header: 'Tervetuloviesti', hint: 'Kyllä lähettää tervetuloviestin uudelle käyttäjälle.', example: 'Kyllä' },
  },
  attribute: 'CLEAR tyhjentää kentän.',
  licenseOfTrack: 'Käyttäjän lisenssi tässä ryhmässä. Anna toinen lisenssi valitsemalla se, tai poista valitsemalla CLEAR.',
  licenseTicked: 'Kyllä antaa lisenssin, CLEAR poistaa sen.',
  currentLicenses: { header: 'Nykyiset lisenssit [Vain luku]', hint: 'Mitä käyttäjällä on tänään.', example: '' },
  otherNumbers: { header: 'Muut numerot [Vain luku]', hint: 'Käyttäjän muut numerot.', example: '' },
  errors: { notListed: 'Valitse arvo luettelosta.', readOnly: 'Sarake on vain tiedoksi.' },
  issues: 'Huomautukset',
  toLookAt: (count, rows) => `${count}/${rows} riviä on tarkistettava`,
  results: {
    created: 'Luotu.',
    updated: 'Päivitetty.',
    unchanged: 'Ei muutettavaa.',
    partial: 'Käyttäjä tallennettiin, lisenssiä ei myönnetty.',
    refused: 'Ei tuotu.',
    plan_stale: 'Ei tuotu: jokin on muuttunut esikatselun jälkeen. Lähetä uudelleen.',
  },
  exports: {
    users: 'Käyttäjät',
    changes: 'Ajastetut muutokset',
    conflicts: 'Ristiriidat',
    user: 'Käyttäjä',
    change: 'Muutos',
    assign: 'Myönnä',
    remove: 'Poista',
    date: 'Päivä',
    ownDate: 'Oma päivä',
    reason: 'Syy',
  },
} // prettier-ignore

/** The words for workbooks in Finnish. @public */
export const finnish: Pick<Language, 'sheet'> = { sheet }
