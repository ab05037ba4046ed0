// Runs a command with a PostgreSQL server of its own: node test/postgres/with-server.mjs [--durable] COMMAND...
//
// SEATLINE_POSTGRES_URL names the server. Where that variable is set already, the command runs against the server that it names.
import { spawn } from 'node:child_process'
import { startServer } from './server.mjs'

const parameters = process.argv.slice(2)
const durable = parameters[0] === '--durable'
const [command, ...rest] = durable ? parameters.slice(1) : parameters
if (command === undefined) throw new Error('say which command to run')

process.exitCode =
  process.env.SEATLINE_POSTGRES_URL === undefined
    ? await withServer()
    : await run(process.env.SEATLINE_POSTGRES_URL)

async function withServer() {
  const { url, remove } = await startServer({ durable })
  try {
    return await run(url)
  } finally {
    remove()
  }
}

function run(url) {
  const child = spawn(command, rest, {
    stdio: 'inherit',
    env: { ...process.env, SEATLINE_POSTGRES_URL: url },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
