/* global Response */
// Uses every door in a worker of workerd: a request runs all of it. Workbooks come from the disk service. PGlite does not run there.
import { useAll } from './use-doors.mjs'

export default {
  async fetch(_, { workbooks }) {
    const file = async (name) =>
      new Uint8Array(await (await workbooks.fetch(`http://disk/${name}`)).arrayBuffer())
    const lines = []
    const failures = await useAll({ file }, (line) => lines.push(line))
    return new Response(lines.join('\n'), { status: failures === 0 ? 200 : 500 })
  },
}
