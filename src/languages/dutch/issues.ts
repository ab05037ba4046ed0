/** What is wrong with files and rows, in Dutch. */
import type { IssueSentences } from '../../words/language/issues.js'

const quoted = (text: string) => `‘${text}’`
const numberTypes = {
  landline: 'vast nummer',
  mobile: 'mobiel nummer',
  service: 'servicenummer',
}

/** Sentences about issues in Dutch. @public */
export const dutchIssues: IssueSentences = {
  email_missing: () => 'De rij heeft geen e-mailadres.',
  email_doubled: (p) =>
    p.rows === undefined
      ? `${p.value} staat in meer dan één rij.`
      : `Hetzelfde e-mailadres staat in de rijen ${p.rows.join(', ')}. Laat het in één ervan staan.`,
  number_doubled: (p) =>
    p.rows.length === 1
      ? `${p.value} staat op meer dan één plek.`
      : `Hetzelfde telefoonnummer staat in de rijen ${p.rows.join(', ')}. Laat het in één ervan staan.`,
  email_invalid: (p) => `${quoted(p.value)} is geen e-mailadres.`,
  number_invalid: (p) => `${quoted(p.value)} is geen telefoonnummer.`,
  number_several: (p) => `${quoted(p.value)} bevat meer dan één telefoonnummer. Schrijf er één.`,
  number_ambiguous: (p) =>
    `${quoted(p.value)} kan worden gelezen als ${p.readings.join(', ')}. Schrijf het met + en het landnummer.`,
  number_wrong_type: (p) =>
    `${p.number} is een ${numberTypes[p.actual]}, maar in deze kolom hoort een ${numberTypes[p.expected]}.`,
  number_precision_lost: (p) =>
    `Excel heeft het nummer ingekort tot ${p.value}. Maak de kolom op als tekst en schrijf het nummer opnieuw.`,
  attribute_unknown: (p) => `Er is geen attribuut ${quoted(p.attribute)}.`,
  license_unknown: (p) => `Er is geen licentie ${quoted(p.value)}.`,
  date_invalid: (p) =>
    `${quoted(p.value)} is geen datum${p.wellFormed ? ': die dag bestaat niet.' : '. Schrijf JJJJ-MM-DD of nu.'}`,
  date_ambiguous: (p) => `Is ${quoted(p.value)} ${p.readings.join(' of ')}? Schrijf JJJJ-MM-DD.`,
  date_implausible: (p) => `${quoted(p.value)} is geen aannemelijke datum. Schrijf JJJJ-MM-DD.`,
  yes_no_invalid: (p) => `${quoted(p.value)} is geen ja en geen nee.`,
  value_not_number: (p) => `${quoted(p.value)} is geen getal.`,
  value_not_listed: (p) => `${quoted(p.value)} is niet een van de waarden van deze kolom.`,
  placeholder_value: (p) =>
    `${quoted(p.value)} is een plaatshouder. Laat de cel leeg, of schrijf CLEAR om het veld leeg te maken.`,
  error_value: (p) => `De cel toont de fout ${p.value}.`,
  formula_uncached: () =>
    'De formule is zonder resultaat opgeslagen. Open het bestand in een spreadsheetprogramma en sla het opnieuw op.',
  clear_not_allowed: () => 'Dit veld kan niet leeg worden gemaakt.',
  clear_misspelled: (p) =>
    `${quoted(p.value)} lijkt op CLEAR, dat in hoofdletters moet worden geschreven.`,
  text_too_long: (p) => `${p.attribute ?? 'De tekst'} is langer dan ${p.max} tekens.`,
  text_damaged: (p) =>
    `${quoted(p.value)} bevat tekens die bij een eerdere omzetting verloren zijn gegaan.`,
  date_instead_of_text: (p) =>
    `De cel bevat de datum ${p.value} waar een tekst wordt verwacht. Maak de cel op als tekst en schrijf hem opnieuw.`,
  merged_cell: () =>
    'De cel is samengevoegd met die erboven. Schrijf in elke rij een eigen waarde.',
  link_differs: (p) =>
    `De cel toont ${quoted(p.value)}, maar de link gaat naar ${p.link}. De tekst is gebruikt.`,
  extension_dropped: (p) => `Het toestelnummer ${p.extension} is weggelaten.`,
  value_without_header: (p) =>
    `${quoted(p.value)} staat rechts van de laatste kop. Een scheidingsteken te veel kan de waarden van deze rij hebben verschoven.`,
  quote_unclosed: () =>
    'Een aanhalingsteken in deze rij heeft geen tegenhanger. Controleer de rij.',
  spaces_removed: () => 'Spaties rond de tekst zijn verwijderd.',
  text_normalized: () => 'Onzichtbare of ongewone tekens zijn verwijderd of vervangen.',
  email_extracted: (p) => `Het adres ${p.email} is uit ${quoted(p.value)} gehaald.`,
  link_used: (p) => `Het adres ${p.email} is uit de link achter ${quoted(p.value)} gehaald.`,
  number_rescued: (p) => `${quoted(p.value)} is gelezen als ${p.number}.`,
  date_rescued: (p) => `${quoted(p.value)} is gelezen als ${p.date}.`,
  time_dropped: (p) => `De tijd in ${quoted(p.value)} is weggelaten.`,
  merged_cell_filled: (p) =>
    `De waarde ${quoted(p.value)} van de samengevoegde cel is ook voor deze rij gebruikt.`,
  row_merged: (p) =>
    `De rij gaat over de gebruiker van rij ${p.into}. De licenties zijn daar toegevoegd.`,
  column_email_missing: () =>
    'Er is geen kolom met e-mailadressen gevonden. Daarom kan geen enkele rij worden geïmporteerd.',
  column_doubled: (p) =>
    `De kolommen ${p.columns.join(', ')} zijn allemaal voor hetzelfde veld. Geen ervan is gebruikt. Geef aan welke geldt.`,
  column_unknown: (p) =>
    p.header === ''
      ? 'Een kolom zonder kop is weggelaten.'
      : `De kolom ${quoted(p.header)} is niet bekend en is weggelaten.`,
  column_full_name: (p) =>
    `De kolom ${quoted(p.header)} bevat hele namen, die niet met zekerheid te splitsen zijn. Geef voornaam en achternaam elk een kolom.`,
  column_read_only: (p) => `De kolom ${quoted(p.header)} is alleen-lezen en is weggelaten.`,
  column_guessed: (p) =>
    `Wat de kolom ${quoted(p.header)} bevat, is afgeleid uit de waarden of de kolommen ernaast. Controleer het.`,
  sheet_skipped: (p) =>
    `Het blad ${quoted(p.sheet)} heeft ook gebruikers. Er wordt één blad tegelijk gelezen.`,
  sheet_hidden: () => 'Het gelezen blad is verborgen.',
  rows_hidden: (p) =>
    p.count === 1
      ? `Rij ${p.first} is verborgen. Ook die is gelezen.`
      : `${p.count} verborgen rijen zijn ook gelezen, waarvan rij ${p.first} de eerste is.`,
  columns_hidden: (p) => `Verborgen kolommen zijn ook gelezen: ${p.columns.join(', ')}.`,
  rows_without_user: (p) =>
    p.count === 1
      ? `Rij ${p.first} heeft alleen waarden in kolommen die niet worden gelezen.`
      : `${p.count} rijen hebben alleen waarden in kolommen die niet worden gelezen, waarvan rij ${p.first} de eerste is.`,
  example_skipped: (p) => `Rij ${p.row} is een voorbeeld en is overgeslagen.`,
  total_skipped: (p) =>
    `Rij ${p.row} is een totaal of een opmerking onder de lijst en is overgeslagen: ${quoted(p.value)}.`,
  header_repeated: (p) => `De kop staat nog eens in rij ${p.row}, die is overgeslagen.`,
  format_differs: (p) =>
    `De bestandsnaam eindigt op ${p.name}, maar het bestand is ${p.format}. Het is gelezen als wat het is.`,
  encoding_assumed: (p) =>
    `Het bestand zegt niet hoe de tekst is gecodeerd. Het is gelezen als ${p.encoding}.`,
  macros_ignored: () => 'De werkmap bevat macro’s. Ze zijn niet uitgevoerd.',
  issues_left_out: (p) =>
    `Er ${p.count === 1 ? 'is' : 'zijn'} nog ${p.count} ${p.count === 1 ? 'opmerking' : 'opmerkingen'} gevonden. Dat zijn er te veel om te tonen: verbeter eerst deze en upload het bestand opnieuw.`,
  name_missing: (p) =>
    p.field === 'surname'
      ? 'Een nieuwe gebruiker heeft een achternaam nodig.'
      : 'Een nieuwe gebruiker heeft een voornaam nodig.',
  email_taken: (p) =>
    p.holder === null
      ? `${p.value} is van een andere gebruiker. Gebruik een ander adres.`
      : `${p.value} is van gebruiker ${p.holder}. Wijzig het adres eerst daar.`,
  number_taken: (p) =>
    p.holder === null
      ? `${p.value} is van een andere gebruiker. Gebruik een ander nummer.`
      : `${p.value} is van gebruiker ${p.holder}. Verwijder het nummer eerst daar.`,
  number_of_other_type: (p) =>
    `De gebruiker heeft ${p.value} al, maar niet als ${numberTypes[p.type]}.`,
  license_doubled: (p) => `${p.value} moet in één rij worden toegewezen en verwijderd.`,
  licenses_of_one_track: (p) =>
    `${p.licenses.join(', ')} horen bij één groep (${p.track}), waarvan een gebruiker maar één licentie kan hebben. Houd er één over.`,
  date_in_past: (p) => `${p.value} is voorbij: vandaag is het ${p.today}.`,
  stale_row: () =>
    'De gebruiker is gewijzigd sinds het bestand is gedownload. Download het sjabloon opnieuw.',
  version_invalid: () => 'De versiekolom is gewijzigd. Download het sjabloon opnieuw.',
  user_exists: (p) => `${p.value} is al een gebruiker.`,
  user_not_found: (p) => `Er is geen gebruiker ${p.value} om te wijzigen.`,
  id_taken: (p) =>
    `De id ${p.user} van de nieuwe gebruiker is van een andere gebruiker. Plan de import opnieuw.`,
}
