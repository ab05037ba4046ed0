/** What is wrong with files and rows, in French. */
import type { IssueSentences } from '../../words/language/issues.js'

const quoted = (text: string) => `«\u00a0${text}\u00a0»`
const numberTypes = {
  landline: 'numéro fixe',
  mobile: 'numéro mobile',
  service: 'numéro de service',
}

/** Sentences about issues in French. @public */
export const frenchIssues: IssueSentences = {
  email_missing: () => 'La ligne n’a pas d’adresse e-mail.',
  email_doubled: (p) =>
    p.rows === undefined
      ? `${p.value} figure sur plus d’une ligne.`
      : `La même adresse e-mail figure aux lignes ${p.rows.join(', ')}. Gardez-la sur une seule.`,
  number_doubled: (p) =>
    p.rows.length === 1
      ? `${p.value} figure à plus d’un endroit.`
      : `Le même numéro figure aux lignes ${p.rows.join(', ')}. Gardez-le sur une seule.`,
  email_invalid: (p) => `${quoted(p.value)} n’est pas une adresse e-mail.`,
  number_invalid: (p) => `${quoted(p.value)} n’est pas un numéro de téléphone.`,
  number_several: (p) => `${quoted(p.value)} contient plus d’un numéro. N’en écrivez qu’un.`,
  number_ambiguous: (p) =>
    `${quoted(p.value)} peut se lire ${p.readings.join(', ')}. Écrivez-le avec + et l’indicatif du pays.`,
  number_wrong_type: (p) =>
    `${p.number} est un ${numberTypes[p.actual]}, mais cette colonne attend un ${numberTypes[p.expected]}.`,
  number_precision_lost: (p) =>
    `Excel a réduit le numéro à ${p.value}. Mettez la colonne au format texte et écrivez de nouveau le numéro.`,
  attribute_unknown: (p) => `Il n’existe pas d’attribut ${quoted(p.attribute)}.`,
  license_unknown: (p) => `Il n’y a pas de licence ${quoted(p.value)}.`,
  date_invalid: (p) =>
    `${quoted(p.value)} n’est pas une date${p.wellFormed ? '\u00a0: ce jour n’existe pas.' : '. Écrivez AAAA-MM-JJ ou maintenant.'}`,
  date_ambiguous: (p) =>
    `${quoted(p.value)} veut-il dire le ${p.readings.join(' ou le ')} ? Écrivez AAAA-MM-JJ.`,
  date_implausible: (p) =>
    `${quoted(p.value)} n’est pas une date vraisemblable. Écrivez AAAA-MM-JJ.`,
  yes_no_invalid: (p) => `${quoted(p.value)} ne veut dire ni oui ni non.`,
  value_not_number: (p) => `${quoted(p.value)} n’est pas un nombre.`,
  value_not_listed: (p) => `${quoted(p.value)} ne fait pas partie des valeurs de cette colonne.`,
  placeholder_value: (p) =>
    `${quoted(p.value)} ne dit rien. Laissez la cellule vide, ou écrivez CLEAR pour vider le champ.`,
  error_value: (p) => `La cellule affiche l’erreur ${p.value}.`,
  formula_uncached: () =>
    'La formule a été enregistrée sans son résultat. Ouvrez le fichier dans un tableur et enregistrez-le de nouveau.',
  clear_not_allowed: () => 'Ce champ ne peut pas être vidé.',
  clear_misspelled: (p) =>
    `${quoted(p.value)} ressemble à CLEAR, qui doit être écrit en majuscules.`,
  text_too_long: (p) => `${p.attribute ?? 'Le texte'} dépasse ${p.max} caractères.`,
  text_damaged: (p) =>
    `${quoted(p.value)} contient des caractères perdus lors d’une conversion antérieure.`,
  date_instead_of_text: (p) =>
    `La cellule contient la date ${p.value} là où un texte est attendu. Mettez-la au format texte et écrivez-la de nouveau.`,
  merged_cell: () =>
    'La cellule est fusionnée avec celle du dessus. Écrivez une valeur sur chaque ligne.',
  link_differs: (p) =>
    `La cellule affiche ${quoted(p.value)}, mais son lien mène à ${p.link}. Le texte a été retenu.`,
  extension_dropped: (p) => `Le numéro de poste ${p.extension} a été laissé de côté.`,
  value_without_header: (p) =>
    `${quoted(p.value)} se trouve à droite du dernier en-tête. Un séparateur de trop a pu décaler les valeurs de cette ligne.`,
  quote_unclosed: () => 'Un guillemet de cette ligne n’a pas son pendant. Vérifiez la ligne.',
  spaces_removed: () => 'Les espaces autour du texte ont été retirés.',
  text_normalized: () => 'Des caractères invisibles ou inhabituels ont été retirés ou remplacés.',
  email_extracted: (p) => `L’adresse ${p.email} a été tirée de ${quoted(p.value)}.`,
  link_used: (p) => `L’adresse ${p.email} a été tirée du lien derrière ${quoted(p.value)}.`,
  number_rescued: (p) => `${quoted(p.value)} a été lu comme ${p.number}.`,
  date_rescued: (p) => `${quoted(p.value)} a été lu comme ${p.date}.`,
  time_dropped: (p) => `L’heure dans ${quoted(p.value)} a été laissée de côté.`,
  merged_cell_filled: (p) =>
    `La valeur ${quoted(p.value)} de la cellule fusionnée a aussi servi pour cette ligne.`,
  row_merged: (p) =>
    `La ligne concerne l’utilisateur de la ligne ${p.into}. Ses licences y ont été ajoutées.`,
  column_email_missing: () =>
    'Aucune colonne d’adresses e-mail n’a été trouvée. Aucune ligne ne peut donc être importée.',
  column_doubled: (p) =>
    `Les colonnes ${p.columns.join(', ')} sont toutes pour le même champ. Aucune n’a été retenue. Indiquez laquelle compte.`,
  column_unknown: (p) =>
    p.header === ''
      ? 'Une colonne sans en-tête a été laissée de côté.'
      : `La colonne ${quoted(p.header)} n’est pas connue et a été laissée de côté.`,
  column_full_name: (p) =>
    `La colonne ${quoted(p.header)} contient des noms entiers, qu’on ne peut séparer à coup sûr. Donnez une colonne au prénom et une au nom de famille.`,
  column_read_only: (p) =>
    `La colonne ${quoted(p.header)} est en lecture seule et a été laissée de côté.`,
  column_guessed: (p) =>
    `Le contenu de la colonne ${quoted(p.header)} a été déduit de ses valeurs ou de ses voisines. Vérifiez-le.`,
  sheet_skipped: (p) =>
    `La feuille ${quoted(p.sheet)} contient aussi des utilisateurs. Une seule feuille est lue à la fois.`,
  sheet_hidden: () => 'La feuille lue est masquée.',
  rows_hidden: (p) =>
    p.count === 1
      ? `La ligne ${p.first} est masquée. Elle a été lue aussi.`
      : `${p.count} lignes masquées ont été lues aussi, la première étant la ligne ${p.first}.`,
  columns_hidden: (p) => `Des colonnes masquées ont été lues aussi\u00a0: ${p.columns.join(', ')}.`,
  rows_without_user: (p) =>
    p.count === 1
      ? `La ligne ${p.first} n’a de valeurs que dans des colonnes qui ne sont pas lues.`
      : `${p.count} lignes n’ont de valeurs que dans des colonnes qui ne sont pas lues, la première étant la ligne ${p.first}.`,
  example_skipped: (p) => `La ligne ${p.row} est un exemple et a été sautée.`,
  total_skipped: (p) =>
    `La ligne ${p.row} est un total ou une remarque sous la liste et a été sautée\u00a0: ${quoted(p.value)}.`,
  header_repeated: (p) => `L’en-tête est répété à la ligne ${p.row}, qui a été sautée.`,
  format_differs: (p) =>
    `Le nom du fichier finit par ${p.name}, mais il est au format ${p.format}. Il a été lu comme tel.`,
  encoding_assumed: (p) =>
    `Le fichier ne dit pas comment son texte est encodé. Il a été lu en ${p.encoding}.`,
  macros_ignored: () => 'Le classeur contient des macros. Elles n’ont pas été exécutées.',
  issues_left_out: (p) =>
    `${p.count} ${p.count === 1 ? 'autre remarque a été relevée' : 'autres remarques ont été relevées'}. La liste serait trop longue : corrigez d’abord celles-ci, puis envoyez à nouveau le fichier.`,
  name_missing: (p) =>
    p.field === 'surname'
      ? 'Il faut un nom de famille à un nouvel utilisateur.'
      : 'Il faut un prénom à un nouvel utilisateur.',
  email_taken: (p) =>
    p.holder === null
      ? `${p.value} appartient à un autre utilisateur. Utilisez une autre adresse.`
      : `${p.value} appartient à l’utilisateur ${p.holder}. Changez-la d’abord chez lui.`,
  number_taken: (p) =>
    p.holder === null
      ? `${p.value} appartient à un autre utilisateur. Utilisez un autre numéro.`
      : `${p.value} appartient à l’utilisateur ${p.holder}. Retirez-le d’abord chez lui.`,
  number_of_other_type: (p) =>
    `L’utilisateur a déjà ${p.value}, mais pas comme ${numberTypes[p.type]}.`,
  license_doubled: (p) => `${p.value} doit être à la fois attribuée et retirée sur la même ligne.`,
  licenses_of_one_track: (p) =>
    `${p.licenses.join(', ')} appartiennent au même groupe (${p.track}), dont un utilisateur ne peut avoir qu’une licence. Gardez-en une.`,
  date_in_past: (p) => `${p.value} est passé : nous sommes le ${p.today}.`,
  stale_row: () =>
    'L’utilisateur a changé depuis le téléchargement du fichier. Téléchargez de nouveau le modèle.',
  version_invalid: () => 'La colonne de version a été modifiée. Téléchargez de nouveau le modèle.',
  user_exists: (p) => `${p.value} est déjà un utilisateur.`,
  user_not_found: (p) => `Il n’y a pas d’utilisateur ${p.value} à modifier.`,
  id_taken: (p) =>
    `L’identifiant ${p.user} du nouvel utilisateur appartient à un autre utilisateur. Planifiez de nouveau l’import.`,
}
