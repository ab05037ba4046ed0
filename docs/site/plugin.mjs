// A plug-in of TypeDoc for the built site. Pages are called by their first heading, not by the name of their file, and stand
// in the order in which the guide links them. What the main door exports is grouped by the folder that it comes from.
import { readFileSync } from 'node:fs'
import { Comment, CommentTag, Converter } from 'typedoc'

const PARTS = {
  core: 'Words',
  requirements: 'Requirements and conflicts',
  catalog: 'Catalog',
  timeline: 'Timeline',
  storage: 'Storage',
  licensing: 'Licensing',
}
const guide = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** @param {import('typedoc').Application} app */
export function load(app) {
  const places = new Map()
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const place = guide.indexOf(`(${page.name}.md)`)
    places.set(page, page.name === 'README' ? -1 : place < 0 ? guide.length : place)
    const text = page.content.map((part) => part.text).join('')
    const [, heading] = /^# (.+)$/m.exec(text) ?? []
    if (heading !== undefined)
      page.name = page.name.slice(0, page.name.lastIndexOf('/') + 1) + heading
  })
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const inOrder = (a, b) => (places.has(a) && places.has(b) ? places.get(a) - places.get(b) : 0)
    project.documents?.sort(inOrder)
    project.childrenIncludingDocuments?.sort(inOrder)
    const main = project.children?.find(({ name }) => name === 'seatline')
    for (const exported of main?.children ?? []) {
      const file = project.getSymbolIdFromReflection(exported)?.fileName ?? ''
      const part = PARTS[/\/src\/(\w+)\//.exec(file)?.[1] ?? '']
      if (part === undefined) continue
      for (const one of [exported, ...(exported.signatures ?? [])]) {
        one.comment ??= new Comment()
        one.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: part }]))
      }
    }
  })
}
