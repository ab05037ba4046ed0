import { h } from '../app/dom.js'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Gives a workbook to the person, as a file. */
export function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: TYPE }))
  const link = h('a', { href: address })
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
