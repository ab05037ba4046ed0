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
