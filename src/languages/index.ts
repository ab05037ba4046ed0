export { dutch } from './dutch.js'
export { french } from './french.js'
export { german } from './german.js'
export { swedish } from './swedish.js'
