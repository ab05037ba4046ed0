/** Month names and their usual abbreviations in the eight languages, January first. */
export const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januari', 'januar', 'jänner', 'tammikuu', 'tammikuuta', 'tammi', 'janvier', 'janv'],
  ['february', 'feb', 'februari', 'februar', 'helmikuu', 'helmikuuta', 'helmi', 'février', 'fevrier', 'févr', 'fevr', 'fév'],
  ['march', 'mar', 'mars', 'marts', 'maaliskuu', 'maaliskuuta', 'maalis', 'maart', 'mrt', 'märz', 'maerz', 'mär', 'mrz'],
  ['april', 'apr', 'huhtikuu', 'huhtikuuta', 'huhti', 'avril', 'avr'],
  ['may', 'maj', 'mai', 'toukokuu', 'toukokuuta', 'touko', 'mei'],
  ['june', 'jun', 'juni', 'kesäkuu', 'kesäkuuta', 'kesä', 'juin'],
  ['july', 'jul', 'juli', 'heinäkuu', 'heinäkuuta', 'heinä', 'juillet', 'juil'],
  ['august', 'aug', 'augusti', 'elokuu', 'elokuuta', 'elo', 'augustus', 'août', 'aout'],
  ['september', 'sep', 'sept', 'syyskuu', 'syyskuuta', 'syys', 'septembre'],
  ['october', 'oct', 'okt', 'oktober', 'lokakuu', 'lokakuuta', 'loka', 'octobre'],
  ['november', 'nov', 'marraskuu', 'marraskuuta', 'marras', 'novembre'],
  ['december', 'dec', 'des', 'desember', 'joulukuu', 'joulukuuta', 'joulu', 'dez', 'dezember', 'décembre', 'decembre', 'déc'],
]

/** Words that mean today, which counts as now. */
export const nowWords: ReadonlySet<string> = new Set([
  ...['now', 'today', 'immediately', 'asap', 'nu', 'idag', 'i dag', 'omgående', 'direkt', 'nå', 'straks', 'nyt', 'tänään', 'heti'],
  ...['vandaag', 'meteen', 'direct', 'jetzt', 'heute', 'sofort', 'maintenant', "aujourd'hui", 'immédiatement'],
])

/** Days of the week and their usual abbreviations in the eight languages. */
export const weekdayNames: ReadonlySet<string> = new Set([
  ...[
    'monday',
    'tuesday',
    'wednesday',
    'thursday',
    'friday',
    'saturday',
    'sunday',
    'mon',
    'tue',
    'tues',
    'wed',
    'thu',
    'thur',
    'thurs',
    'fri',
    'sat',
    'sun',
  ],
  ...['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag', 'mån', 'tis', 'ons', 'tors', 'tor', 'fre', 'lör', 'sön'],
  ...['mandag', 'tirsdag', 'lørdag', 'søndag', 'man', 'tir', 'tirs', 'lør', 'søn', 'måndag', 'tysdag', 'laurdag', 'sundag'],
  ...['maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai', 'sunnuntai', 'ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
  ...['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  ...['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonnabend', 'sonntag', 'mo', 'mi', 'fr', 'sa', 'so'],
  ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'lun', 'mer', 'jeu', 'ven', 'sam', 'dim'],
])
