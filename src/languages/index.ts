/**
 * `seatline/languages`: every sentence in Swedish, Dutch, German and French, one export each.
 * English comes with `seatline`.
 *
 * @packageDocumentation
 */
export { dutch } from './dutch.js'
export { french } from './french.js'
export { german } from './german.js'
export { swedish } from './swedish.js'
