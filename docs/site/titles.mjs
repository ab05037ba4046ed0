// A plug-in of TypeDoc: pages are called by their first heading, not by the name of their file.
import { Converter } from 'typedoc'

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const text = page.content.map((part) => part.text).join('')
    const [, heading] = /^# (.+)$/m.exec(text) ?? []
    if (heading === undefined) return
    const folder = page.name.includes('/') ? page.name.slice(0, page.name.lastIndexOf('/') + 1) : ''
    page.name = folder + heading
  })
}
