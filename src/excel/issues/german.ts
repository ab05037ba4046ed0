import { ended, hasFormOfDate, list } from '../../words/english/row-issues.js'
import { naming, quoting, type IssueMessages } from './issue-messages.js'

const quoted = quoting('„', '“')
const typeOf = naming({
  landline: 'Festnetznummer',
  mobile: 'Mobilnummer',
  service: 'Servicenummer',
})

/** What is wrong with files and rows, in German. */
export const germanMessages: IssueMessages = {
  email_missing: () => 'Die Zeile hat keine E-Mail-Adresse.',
  email_doubled: (p) =>
    p.rows === undefined
      ? `${list(p.value)} steht in mehr als einer Zeile.`
      : `Dieselbe E-Mail-Adresse steht in den Zeilen ${list(p.rows)}. Lassen Sie sie nur in einer.`,
  number_doubled: (p) =>
    p.rows === undefined
      ? `${list(p.value)} steht an mehr als einer Stelle.`
      : `Dieselbe Telefonnummer steht in den Zeilen ${list(p.rows)}. Lassen Sie sie nur in einer.`,
  email_invalid: (p) => `${quoted(p.value)} ist keine E-Mail-Adresse.`,
  number_invalid: (p) => `${quoted(p.value)} ist keine Telefonnummer.`,
  number_several: (p) =>
    `${quoted(p.value)} enthält mehr als eine Telefonnummer. Schreiben Sie eine.`,
  number_ambiguous: (p) =>
    `${quoted(p.value)} kann als ${list(p.readings)} gelesen werden. Schreiben Sie die Nummer mit + und Landesvorwahl.`,
  number_wrong_type: (p) =>
    `${list(p.number)} ist eine ${typeOf(p.actual)}, aber in die Spalte gehört eine ${typeOf(p.expected)}.`,
  number_precision_lost: (p) =>
    `Excel hat die Nummer auf ${list(p.value)} gekürzt. Formatieren Sie die Spalte als Text und schreiben Sie die Nummer noch einmal.`,
  license_unknown: (p) => `Es gibt keine Lizenz ${quoted(p.value)}.`,
  date_invalid: (p) =>
    `${quoted(p.value)} ist kein Datum${hasFormOfDate(p.value) ? ': Diesen Tag gibt es nicht.' : '. Schreiben Sie JJJJ-MM-TT oder sofort.'}`,
  date_ambiguous: (p) =>
    `${quoted(p.value)} kann ${list(p.readings)} heißen. Schreiben Sie JJJJ-MM-TT.`,
  date_implausible: (p) =>
    `${quoted(p.value)} ist kein plausibles Datum. Schreiben Sie JJJJ-MM-TT.`,
  yes_no_invalid: (p) => `${quoted(p.value)} ist weder Ja noch Nein.`,
  value_not_listed: (p) => `${quoted(p.value)} gehört nicht zu den Werten dieser Spalte.`,
  placeholder_value: (p) =>
    `${quoted(p.value)} steht für nichts. Lassen Sie die Zelle leer, oder schreiben Sie CLEAR, um das Feld zu leeren.`,
  error_value: (p) => `Die Zelle zeigt den Fehler ${list(p.value)}.`,
  formula_uncached: () =>
    'Die Formel wurde ohne ihr Ergebnis gespeichert. Öffnen Sie die Datei in einem Tabellenprogramm und speichern Sie sie noch einmal.',
  clear_not_allowed: () => 'Dieses Feld kann nicht geleert werden.',
  clear_misspelled: (p) =>
    `${quoted(p.value)} sieht aus wie CLEAR, das in Großbuchstaben geschrieben werden muss.`,
  text_too_long: (p) =>
    `${p.attribute === undefined ? 'Der Text' : list(p.attribute)} hat mehr als ${list(p.max)} Zeichen.`,
  text_damaged: (p) =>
    `${quoted(p.value)} enthält Zeichen, die bei einer früheren Umwandlung verloren gegangen sind.`,
  date_instead_of_text: (p) =>
    `Die Zelle enthält das Datum ${list(p.value)}, wo ein Text erwartet wird. Formatieren Sie die Zelle als Text und schreiben Sie sie noch einmal.`,
  merged_cell: () =>
    'Die Zelle ist mit der darüber verbunden. Schreiben Sie in jede Zeile einen eigenen Wert.',
  link_differs: (p) =>
    `Die Zelle zeigt ${quoted(p.value)}, aber ihr Link führt zu ${list(p.link)}. Der Text wurde genommen.`,
  extension_dropped: (p) => `Die Durchwahl ${list(p.extension)} wurde weggelassen.`,
  quote_unclosed: () =>
    'Ein Anführungszeichen in dieser Zeile hat kein Gegenstück. Prüfen Sie die Zeile.',
  spaces_removed: () => 'Leerzeichen um den Text wurden entfernt.',
  text_normalized: () => 'Unsichtbare oder ungewöhnliche Zeichen wurden entfernt oder ersetzt.',
  email_extracted: (p) => `Die Adresse ${list(p.email)} wurde aus ${quoted(p.value)} genommen.`,
  link_used: (p) =>
    `Die Adresse ${list(p.email)} wurde aus dem Link hinter ${quoted(p.value)} genommen.`,
  number_rescued: (p) => `${quoted(p.value)} wurde als ${list(p.number)} gelesen.`,
  date_rescued: (p) => `${quoted(p.value)} wurde als ${list(p.date)} gelesen.`,
  time_dropped: (p) => `Die Uhrzeit in ${quoted(p.value)} wurde weggelassen.`,
  merged_cell_filled: (p) =>
    `Der Wert ${quoted(p.value)} der verbundenen Zelle wurde auch für diese Zeile genommen.`,
  column_email_missing: () =>
    'Es wurde keine Spalte mit E-Mail-Adressen gefunden. Deshalb kann keine Zeile importiert werden.',
  column_doubled: (p) =>
    `Die Spalten ${list(p.columns)} sind alle für dasselbe Feld. Keine wurde gelesen. Geben Sie an, welche gilt.`,
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
      ? `Zeile ${list(p.first)} ist ausgeblendet. Sie wurde auch gelesen.`
      : `${list(p.count)} ausgeblendete Zeilen wurden auch gelesen, die erste ist Zeile ${list(p.first)}.`,
  columns_hidden: (p) => `Ausgeblendete Spalten wurden auch gelesen: ${list(p.columns)}.`,
  rows_without_user: (p) =>
    p.count === 1
      ? `Zeile ${list(p.first)} hat nur in Spalten Werte, die nicht gelesen werden.`
      : `${list(p.count)} Zeilen haben nur in Spalten Werte, die nicht gelesen werden, die erste ist Zeile ${list(p.first)}.`,
  example_skipped: (p) => `Zeile ${list(p.row)} ist ein Beispiel und wurde übersprungen.`,
  total_skipped: (p) =>
    `Zeile ${list(p.row)} ist eine Summe oder eine Bemerkung unter der Liste und wurde übersprungen: ${quoted(p.value)}.`,
  header_repeated: (p) =>
    `Die Überschrift wiederholt sich in Zeile ${list(p.row)}, die übersprungen wurde.`,
  format_differs: (p) =>
    `Der Dateiname endet auf ${list(p.name)}, aber die Datei ist ${list(p.format)}. Sie wurde als das gelesen, was sie ist.`,
  encoding_assumed: (p) =>
    `Die Datei sagt nicht, wie ihr Text kodiert ist. Sie wurde als ${list(p.encoding)} gelesen.`,
  macros_ignored: () => 'Die Arbeitsmappe enthält Makros. Sie wurden nicht ausgeführt.',
  notes_left_out: (p) =>
    `${list(p.count)} ${p.count === 1 ? 'weiterer Hinweis wurde' : 'weitere Hinweise wurden'} weggelassen. Fehler und Warnungen sind vollständig.`,
  name_missing: (p) =>
    p.field === 'surname'
      ? 'Ein neuer Benutzer braucht einen Nachnamen.'
      : 'Ein neuer Benutzer braucht einen Vornamen.',
  email_taken: (p) =>
    p.holder === undefined
      ? `${list(p.value)} gehört einem anderen Benutzer. Verwenden Sie eine andere Adresse.`
      : `${list(p.value)} gehört dem Benutzer ${ended(p.holder)} Ändern Sie die Adresse zuerst dort.`,
  number_taken: (p) =>
    p.holder === undefined
      ? `${list(p.value)} gehört einem anderen Benutzer. Verwenden Sie eine andere Nummer.`
      : `${list(p.value)} gehört dem Benutzer ${ended(p.holder)} Entfernen Sie die Nummer zuerst dort.`,
  number_of_other_type: (p) =>
    `Der Benutzer hat ${list(p.value)} schon, aber nicht als ${typeOf(p.type)}.`,
  license_doubled: (p) => `${list(p.value)} soll in einer Zeile zugewiesen und entfernt werden.`,
  date_in_past: (p) => `${list(p.value)} ist vorbei: Heute ist der ${list(p.today)}.`,
  stale_row: () =>
    'Der Benutzer wurde geändert, seit die Datei heruntergeladen wurde. Laden Sie die Vorlage noch einmal herunter.',
  version_invalid: () =>
    'Die Versionsspalte wurde verändert. Laden Sie die Vorlage noch einmal herunter.',
  user_exists: (p) => `${list(p.value)} ist schon ein Benutzer.`,
  user_not_found: (p) => `Es gibt keinen Benutzer ${list(p.value)}, der geändert werden könnte.`,
  id_taken: (p) =>
    `Die Kennung ${list(p.value)} des neuen Benutzers gehört einem anderen Benutzer. Planen Sie den Import neu.`,
}
