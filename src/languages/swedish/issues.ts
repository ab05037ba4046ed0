/** What is wrong with files and rows, in Swedish. */
import type { IssueSentences } from '../../words/language/issues.js'

const quoted = (text: string) => `”${text}”`
const numberTypes = { landline: 'fast nummer', mobile: 'mobilnummer', service: 'servicenummer' }

/** Sentences about issues in Swedish. @public */
export const swedishIssues: IssueSentences = {
  email_missing: () => 'Raden har ingen e-postadress.',
  email_doubled: (p) =>
    p.rows === undefined
      ? `${p.value} finns på mer än en rad.`
      : `Samma e-postadress finns på raderna ${p.rows.join(', ')}. Behåll den på en.`,
  number_doubled: (p) =>
    p.rows.length === 1
      ? `${p.value} finns på mer än ett ställe.`
      : `Samma telefonnummer finns på raderna ${p.rows.join(', ')}. Behåll det på en.`,
  email_invalid: (p) => `${quoted(p.value)} är ingen e-postadress.`,
  number_invalid: (p) => `${quoted(p.value)} är inget telefonnummer.`,
  number_several: (p) => `${quoted(p.value)} är mer än ett telefonnummer. Skriv ett.`,
  number_ambiguous: (p) =>
    `${quoted(p.value)} kan läsas som ${p.readings.join(', ')}. Skriv det med + och landsnummer.`,
  number_wrong_type: (p) =>
    `${p.number} är ett ${numberTypes[p.actual]}, men kolumnen är för ${numberTypes[p.expected]}.`,
  number_precision_lost: (p) =>
    `Excel har kortat av numret till ${p.value}. Formatera kolumnen som text och skriv numret igen.`,
  attribute_unknown: (p) => `Det finns inget attribut ${quoted(p.attribute)}.`,
  license_unknown: (p) => `Det finns ingen licens ${quoted(p.value)}.`,
  date_invalid: (p) =>
    `${quoted(p.value)} är inget datum${p.wellFormed ? ': dagen finns inte.' : '. Skriv ÅÅÅÅ-MM-DD eller nu.'}`,
  date_ambiguous: (p) => `Är ${quoted(p.value)} ${p.readings.join(' eller ')}? Skriv ÅÅÅÅ-MM-DD.`,
  date_implausible: (p) => `${quoted(p.value)} är inget rimligt datum. Skriv ÅÅÅÅ-MM-DD.`,
  yes_no_invalid: (p) => `${quoted(p.value)} är varken ja eller nej.`,
  value_not_number: (p) => `${quoted(p.value)} är inget tal.`,
  value_not_listed: (p) => `${quoted(p.value)} är inte ett av kolumnens värden.`,
  placeholder_value: (p) =>
    `${quoted(p.value)} är en platshållare. Lämna cellen tom, eller skriv CLEAR för att tömma fältet.`,
  error_value: (p) => `Cellen visar felet ${p.value}.`,
  formula_uncached: () =>
    'Formeln sparades utan sitt resultat. Öppna filen i ett kalkylprogram och spara den igen.',
  clear_not_allowed: () => 'Det här fältet kan inte tömmas.',
  clear_misspelled: (p) =>
    `${quoted(p.value)} liknar CLEAR, som måste skrivas med stora bokstäver.`,
  text_too_long: (p) => `${p.attribute ?? 'Texten'} är längre än ${p.max} tecken.`,
  text_damaged: (p) =>
    `${quoted(p.value)} innehåller tecken som gick förlorade i en tidigare omvandling.`,
  date_instead_of_text: (p) =>
    `Cellen innehåller datumet ${p.value} där en text väntas. Formatera cellen som text och skriv den igen.`,
  merged_cell: () => 'Cellen är sammanfogad med den ovanför. Skriv ett eget värde på varje rad.',
  link_differs: (p) =>
    `Cellen visar ${quoted(p.value)}, men länken går till ${p.link}. Texten användes.`,
  extension_dropped: (p) => `Anknytningen ${p.extension} utelämnades.`,
  value_without_header: (p) =>
    `${quoted(p.value)} står till höger om den sista rubriken. En skiljare för mycket kan ha flyttat radens värden.`,
  quote_unclosed: () => 'Ett citattecken på raden saknar motstycke. Kontrollera raden.',
  spaces_removed: () => 'Blanksteg runt texten togs bort.',
  text_normalized: () => 'Osynliga eller ovanliga tecken togs bort eller ersattes.',
  email_extracted: (p) => `Adressen ${p.email} hämtades ur ${quoted(p.value)}.`,
  link_used: (p) => `Adressen ${p.email} hämtades ur länken bakom ${quoted(p.value)}.`,
  number_rescued: (p) => `${quoted(p.value)} lästes som ${p.number}.`,
  date_rescued: (p) => `${quoted(p.value)} lästes som ${p.date}.`,
  time_dropped: (p) => `Klockslaget i ${quoted(p.value)} utelämnades.`,
  merged_cell_filled: (p) =>
    `Den sammanfogade cellens värde ${quoted(p.value)} användes även för den här raden.`,
  row_merged: (p) => `Raden gäller användaren på rad ${p.into}. Dess licenser har lagts till där.`,
  column_email_missing: () =>
    'Ingen kolumn med e-postadresser hittades. Därför kan inga rader importeras.',
  column_doubled: (p) =>
    `Kolumnerna ${p.columns.join(', ')} är alla för samma fält. Ingen av dem användes. Ange vilken som gäller.`,
  column_unknown: (p) =>
    p.header === ''
      ? 'En kolumn utan rubrik utelämnades.'
      : `Kolumnen ${quoted(p.header)} är okänd och utelämnades.`,
  column_full_name: (p) =>
    `Kolumnen ${quoted(p.header)} innehåller hela namn, som inte säkert kan delas upp. Ge förnamn och efternamn var sin kolumn.`,
  column_read_only: (p) => `Kolumnen ${quoted(p.header)} är skrivskyddad och utelämnades.`,
  column_guessed: (p) =>
    `Vad kolumnen ${quoted(p.header)} innehåller antogs efter dess värden eller grannar. Kontrollera det.`,
  sheet_skipped: (p) =>
    `Bladet ${quoted(p.sheet)} har också användare. Bara ett blad läses åt gången.`,
  sheet_hidden: () => 'Bladet som lästes är dolt.',
  rows_hidden: (p) =>
    p.count === 1
      ? `Rad ${p.first} är dold. Den lästes också.`
      : `${p.count} dolda rader lästes också, den första på rad ${p.first}.`,
  columns_hidden: (p) => `Dolda kolumner lästes också: ${p.columns.join(', ')}.`,
  rows_without_user: (p) =>
    p.count === 1
      ? `Rad ${p.first} har bara värden i kolumner som inte läses.`
      : `${p.count} rader har bara värden i kolumner som inte läses, den första på rad ${p.first}.`,
  example_skipped: (p) => `Rad ${p.row} är ett exempel och hoppades över.`,
  total_skipped: (p) =>
    `Rad ${p.row} är en summa eller en anmärkning under listan och hoppades över: ${quoted(p.value)}.`,
  header_repeated: (p) => `Rubriken upprepas på rad ${p.row}, som hoppades över.`,
  format_differs: (p) =>
    `Filens namn slutar på ${p.name}, men den är ${p.format}. Den lästes som det den är.`,
  encoding_assumed: (p) => `Filen anger inte hur dess text är kodad. Den lästes som ${p.encoding}.`,
  macros_ignored: () => 'Arbetsboken har makron. De kördes inte.',
  issues_left_out: (p) =>
    `${p.count} ${p.count === 1 ? 'anmärkning till hittades' : 'anmärkningar till hittades'}. De är för många för att visas: rätta de här först och ladda sedan upp filen igen.`,
  name_missing: (p) =>
    p.field === 'surname'
      ? 'En ny användare behöver ett efternamn.'
      : 'En ny användare behöver ett förnamn.',
  email_taken: (p) =>
    p.holder === null
      ? `${p.value} tillhör en annan användare. Använd en annan adress.`
      : `${p.value} tillhör användaren ${p.holder}. Ändra adressen där först.`,
  number_taken: (p) =>
    p.holder === null
      ? `${p.value} tillhör en annan användare. Använd ett annat nummer.`
      : `${p.value} tillhör användaren ${p.holder}. Ta bort numret där först.`,
  number_of_other_type: (p) =>
    `Användaren har redan ${p.value}, men inte som ${numberTypes[p.type]}.`,
  license_doubled: (p) => `${p.value} ska både tilldelas och tas bort på samma rad.`,
  licenses_of_one_track: (p) =>
    `${p.licenses.join(', ')} hör till samma grupp (${p.track}), där en användare bara kan ha en licens. Behåll en av dem.`,
  date_in_past: (p) => `${p.value} har passerat: i dag är det ${p.today}.`,
  stale_row: () => 'Användaren har ändrats sedan filen laddades ned. Ladda ned mallen igen.',
  version_invalid: () => 'Versionskolumnen har ändrats. Ladda ned mallen igen.',
  user_exists: (p) => `${p.value} är redan en användare.`,
  user_not_found: (p) => `Det finns ingen användare ${p.value} att uppdatera.`,
  id_taken: (p) =>
    `Den nya användarens id ${p.user} tillhör en annan användare. Planera importen på nytt.`,
}
