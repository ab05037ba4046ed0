/** What is wrong with files and rows, in German. */
import type { IssueSentences } from '../../words/language/issues.js'

const quoted = (text: string) => `„${text}“`
const numberTypes = {
  landline: 'Festnetznummer',
  mobile: 'Mobilnummer',
  service: 'Servicenummer',
}

/** Sentences about issues in German. @public */
export const germanIssues: IssueSentences = {
  email_missing: () => 'Die Zeile hat keine E-Mail-Adresse.',
  email_doubled: (p) =>
    p.rows === undefined
      ? `${p.value} steht in mehr als einer Zeile.`
      : `Dieselbe E-Mail-Adresse steht in den Zeilen ${p.rows.join(', ')}. Lassen Sie sie nur in einer.`,
  number_doubled: (p) =>
    p.rows.length === 1
      ? `${p.value} steht an mehr als einer Stelle.`
      : `Dieselbe Telefonnummer steht in den Zeilen ${p.rows.join(', ')}. Lassen Sie sie nur in einer.`,
  email_invalid: (p) => `${quoted(p.value)} ist keine E-Mail-Adresse.`,
  number_invalid: (p) => `${quoted(p.value)} ist keine Telefonnummer.`,
  number_several: (p) =>
    `${quoted(p.value)} enthält mehr als eine Telefonnummer. Schreiben Sie eine.`,
  number_ambiguous: (p) =>
    `${quoted(p.value)} kann als ${p.readings.join(', ')} gelesen werden. Schreiben Sie die Nummer mit + und Landesvorwahl.`,
  number_wrong_type: (p) =>
    `${p.number} ist eine ${numberTypes[p.actual]}, aber in die Spalte gehört eine ${numberTypes[p.expected]}.`,
  number_precision_lost: (p) =>
    `Excel hat die Nummer auf ${p.value} gekürzt. Formatieren Sie die Spalte als Text und schreiben Sie die Nummer noch einmal.`,
  attribute_unknown: (p) => `Es gibt kein Attribut ${quoted(p.attribute)}.`,
  license_unknown: (p) => `Es gibt keine Lizenz ${quoted(p.value)}.`,
  date_invalid: (p) =>
    `${quoted(p.value)} ist kein Datum${p.wellFormed ? ': Diesen Tag gibt es nicht.' : '. Schreiben Sie JJJJ-MM-TT oder sofort.'}`,
  date_ambiguous: (p) =>
    `Ist ${quoted(p.value)} der ${p.readings.join(' oder der ')}? Schreiben Sie JJJJ-MM-TT.`,
  date_implausible: (p) =>
    `${quoted(p.value)} ist kein plausibles Datum. Schreiben Sie JJJJ-MM-TT.`,
  yes_no_invalid: (p) => `${quoted(p.value)} ist weder Ja noch Nein.`,
  value_not_number: (p) => `${quoted(p.value)} ist keine Zahl.`,
  value_not_listed: (p) => `${quoted(p.value)} gehört nicht zu den Werten dieser Spalte.`,
  placeholder_value: (p) =>
    `${quoted(p.value)} steht für nichts. Lassen Sie die Zelle leer, oder schreiben Sie CLEAR, um das Feld zu leeren.`,
  error_value: (p) => `Die Zelle zeigt den Fehler ${p.value}.`,
  formula_uncached: () =>
    'Die Formel wurde ohne ihr Ergebnis gespeichert. Öffnen Sie die Datei in einem Tabellenprogramm und speichern Sie sie noch einmal.',
  clear_not_allowed: () => 'Dieses Feld kann nicht geleert werden.',
  clear_misspelled: (p) =>
    `${quoted(p.value)} sieht aus wie CLEAR, das in Großbuchstaben geschrieben werden muss.`,
  text_too_long: (p) => `${p.attribute ?? 'Der Text'} hat mehr als ${p.max} Zeichen.`,
  text_damaged: (p) =>
    `${quoted(p.value)} enthält Zeichen, die bei einer früheren Umwandlung verloren gegangen sind.`,
  date_instead_of_text: (p) =>
    `Die Zelle enthält das Datum ${p.value}, wo ein Text erwartet wird. Formatieren Sie die Zelle als Text und schreiben Sie sie noch einmal.`,
  merged_cell: () =>
    'Die Zelle ist mit der darüber verbunden. Schreiben Sie in jede Zeile einen eigenen Wert.',
  link_differs: (p) =>
    `Die Zelle zeigt ${quoted(p.value)}, aber ihr Link führt zu ${p.link}. Der Text wurde genommen.`,
  extension_dropped: (p) => `Die Durchwahl ${p.extension} wurde weggelassen.`,
  value_without_header: (p) =>
    `${quoted(p.value)} steht rechts von der letzten Überschrift. Ein Trennzeichen zu viel kann die Werte dieser Zeile verschoben haben.`,
  quote_unclosed: () =>
    'Ein Anführungszeichen in dieser Zeile hat kein Gegenstück. Prüfen Sie die Zeile.',
  spaces_removed: () => 'Leerzeichen um den Text wurden entfernt.',
  text_normalized: () => 'Unsichtbare oder ungewöhnliche Zeichen wurden entfernt oder ersetzt.',
  email_extracted: (p) => `Die Adresse ${p.email} wurde aus ${quoted(p.value)} genommen.`,
  link_used: (p) => `Die Adresse ${p.email} wurde aus dem Link hinter ${quoted(p.value)} genommen.`,
  number_rescued: (p) => `${quoted(p.value)} wurde als ${p.number} gelesen.`,
  date_rescued: (p) => `${quoted(p.value)} wurde als ${p.date} gelesen.`,
  time_dropped: (p) => `Die Uhrzeit in ${quoted(p.value)} wurde weggelassen.`,
  merged_cell_filled: (p) =>
    `Der Wert ${quoted(p.value)} der verbundenen Zelle wurde auch für diese Zeile genommen.`,
  row_merged: (p) =>
    `Die Zeile betrifft den Benutzer der Zeile ${p.into}. Ihre Lizenzen wurden dort hinzugefügt.`,
  column_email_missing: () =>
    'Es wurde keine Spalte mit E-Mail-Adressen gefunden. Deshalb kann keine Zeile importiert werden.',
  column_doubled: (p) =>
    `Die Spalten ${p.columns.join(', ')} sind alle für dasselbe Feld. Keine wurde gelesen. Geben Sie an, welche gilt.`,
  column_unknown: (p) =>
    p.header === ''
      ? 'Eine Spalte ohne Überschrift wurde weggelassen.'
      : `Die Spalte ${quoted(p.header)} ist unbekannt und wurde weggelassen.`,
  column_full_name: (p) =>
    `Die Spalte ${quoted(p.header)} enthält ganze Namen, die sich nicht sicher trennen lassen. Geben Sie Vorname und Nachname je eine eigene Spalte.`,
  column_read_only: (p) =>
    `Die Spalte ${quoted(p.header)} ist schreibgeschützt und wurde weggelassen.`,
  column_guessed: (p) =>
    `Was die Spalte ${quoted(p.header)} enthält, wurde aus ihren Werten oder Nachbarn geschlossen. Prüfen Sie es.`,
  sheet_skipped: (p) =>
    `Das Blatt ${quoted(p.sheet)} hat auch Benutzer. Es wird nur ein Blatt auf einmal gelesen.`,
  sheet_hidden: () => 'Das gelesene Blatt ist ausgeblendet.',
  rows_hidden: (p) =>
    p.count === 1
      ? `Zeile ${p.first} ist ausgeblendet. Sie wurde auch gelesen.`
      : `${p.count} ausgeblendete Zeilen wurden auch gelesen, die erste ist Zeile ${p.first}.`,
  columns_hidden: (p) => `Ausgeblendete Spalten wurden auch gelesen: ${p.columns.join(', ')}.`,
  rows_without_user: (p) =>
    p.count === 1
      ? `Zeile ${p.first} hat nur in Spalten Werte, die nicht gelesen werden.`
      : `${p.count} Zeilen haben nur in Spalten Werte, die nicht gelesen werden, die erste ist Zeile ${p.first}.`,
  example_skipped: (p) => `Zeile ${p.row} ist ein Beispiel und wurde übersprungen.`,
  total_skipped: (p) =>
    `Zeile ${p.row} ist eine Summe oder eine Bemerkung unter der Liste und wurde übersprungen: ${quoted(p.value)}.`,
  header_repeated: (p) =>
    `Die Überschrift wiederholt sich in Zeile ${p.row}, die übersprungen wurde.`,
  format_differs: (p) =>
    `Der Dateiname endet auf ${p.name}, aber die Datei ist ${p.format}. Sie wurde als das gelesen, was sie ist.`,
  encoding_assumed: (p) =>
    `Die Datei sagt nicht, wie ihr Text kodiert ist. Sie wurde als ${p.encoding} gelesen.`,
  macros_ignored: () => 'Die Arbeitsmappe enthält Makros. Sie wurden nicht ausgeführt.',
  issues_left_out: (p) =>
    `${p.count} ${p.count === 1 ? 'weiterer Hinweis wurde' : 'weitere Hinweise wurden'} gefunden. Das sind zu viele für die Liste: Beheben Sie zuerst diese und laden Sie die Datei dann erneut hoch.`,
  name_missing: (p) =>
    p.field === 'surname'
      ? 'Ein neuer Benutzer braucht einen Nachnamen.'
      : 'Ein neuer Benutzer braucht einen Vornamen.',
  email_taken: (p) =>
    p.holder === null
      ? `${p.value} gehört einem anderen Benutzer. Verwenden Sie eine andere Adresse.`
      : `${p.value} gehört dem Benutzer ${p.holder}. Ändern Sie die Adresse zuerst dort.`,
  number_taken: (p) =>
    p.holder === null
      ? `${p.value} gehört einem anderen Benutzer. Verwenden Sie eine andere Nummer.`
      : `${p.value} gehört dem Benutzer ${p.holder}. Entfernen Sie die Nummer zuerst dort.`,
  number_of_other_type: (p) =>
    `Der Benutzer hat ${p.value} schon, aber nicht als ${numberTypes[p.type]}.`,
  license_doubled: (p) => `${p.value} soll in einer Zeile zugewiesen und entfernt werden.`,
  licenses_of_one_track: (p) =>
    `${p.licenses.join(', ')} gehören zu einer Gruppe (${p.track}), aus der ein Benutzer nur eine Lizenz haben kann. Behalten Sie eine davon.`,
  date_in_past: (p) => `${p.value} ist vorbei: Heute ist der ${p.today}.`,
  stale_row: () =>
    'Der Benutzer wurde geändert, seit die Datei heruntergeladen wurde. Laden Sie die Vorlage noch einmal herunter.',
  version_invalid: () =>
    'Die Versionsspalte wurde verändert. Laden Sie die Vorlage noch einmal herunter.',
  user_exists: (p) => `${p.value} ist schon ein Benutzer.`,
  user_not_found: (p) => `Es gibt keinen Benutzer ${p.value}, der geändert werden könnte.`,
  id_taken: (p) =>
    `Die Kennung ${p.user} des neuen Benutzers gehört einem anderen Benutzer. Planen Sie den Import neu.`,
}
