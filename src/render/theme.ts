/** The colors of pictures, light and dark. */

/** Light, dark, or as the reader's system says. @public */
export type Theme = 'auto' | 'light' | 'dark'

const LIGHT =
  '--card:#fff;--edge:#dfe3e8;--text:#1b2430;--muted:#586474;--grid:#eceff3;--lane:#f6f8fa;--held:#2c64c8;--on-held:#fff;--planned:#e4edfc;--planned-edge:#2c64c8;--on-planned:#1d4793;--fail:#b3232b;--fail-card:#fdeeee;--now:#0b6b60;--one:#7434c9;--fact:#8a5a00'
const DARK =
  '--card:#12161d;--edge:#2c3542;--text:#e7ebf1;--muted:#9ba7b6;--grid:#212935;--lane:#181e27;--held:#5b94f5;--on-held:#0a1424;--planned:#1b2a45;--planned-edge:#6ea1fa;--on-planned:#d3e2fd;--fail:#ff8078;--fail-card:#371b1e;--now:#4fc7b5;--one:#bd9bff;--fact:#e0b04a'

/**
 * The colors of a theme, for elements of a class: pictures of several themes may stand on one page.
 */
export function themeRules(theme: Theme): string {
  const own = `.seatline-${theme}`
  if (theme !== 'auto') return `${own}{${theme === 'dark' ? DARK : LIGHT}}`
  return `${own}{${LIGHT}}@media (prefers-color-scheme:dark){${own}{${DARK}}}`
}
