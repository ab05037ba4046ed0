import { zipSync } from 'fflate'
import { partKey, type Zip } from './zip.js'

/** Unpacks every part within the limits and packs them anew, so that what comes out is known to be sound. */
export function repackZip(zip: Zip): Uint8Array {
  const files: { [name: string]: [Uint8Array, { level: 0 }] } = Object.create(null) as { [name: string]: [Uint8Array, { level: 0 }] }
  for (const { name } of zip.parts.values()) {
    if (name.endsWith('/') || /\.(?:png|jpe?g|gif|emf|wmf|vml)$/i.test(name)) continue
    const windows = [...zip.unpack(partKey(name))]
    const whole = new Uint8Array(windows.reduce((length, window) => length + window.length, 0))
    let at = 0
    for (const window of windows) {
      whole.set(window, at)
      at += window.length
    }
    files[name.replaceAll('\\', '/')] = [whole, { level: 0 }]
  }
  return zipSync(files)
}
