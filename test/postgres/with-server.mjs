// Runs a command with a PostgreSQL server of its own: node test/postgres/with-server.mjs [--durable] COMMAND...
//
// The server lives in a temporary folder and listens on the loopback only; SEATLINE_POSTGRES_URL names it.
// Where that variable is set already, the command runs against the server that it names.
// Without --durable nothing is synced to disk: right for contract tests, wrong for crash tests and figures.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const parameters = process.argv.slice(2)
const durable = parameters[0] === '--durable'
const [command, ...rest] = durable ? parameters.slice(1) : parameters
if (command === undefined) throw new Error('say which command to run')

const isRoot = process.getuid?.() === 0
process.exitCode = process.env.SEATLINE_POSTGRES_URL === undefined ? await withServer() : await run(process.env.SEATLINE_POSTGRES_URL)

async function withServer() {
  const bin = binFolder()
  const folder = mkdtempSync(join(tmpdir(), 'seatline-postgres-'))
  const data = join(folder, 'data')
  const log = join(folder, 'log')
  try {
    if (isRoot) chownSync(folder, ...idsOfPostgres())
    asPostgres(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'])
    const port = await freePort()
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c max_connections=200 ${durable ? '' : '-F -c synchronous_commit=off -c full_page_writes=off'}`
    try {
      asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-l', log, '-w', '-o', settings, 'start'])
    } catch (error) {
      throw new Error(`PostgreSQL does not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`, { cause: error })
    }
    try {
      return await run(`postgres://postgres@127.0.0.1:${port}/postgres`)
    } finally {
      asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(url) {
  const child = spawn(command, rest, { stdio: 'inherit', env: { ...process.env, SEATLINE_POSTGRES_URL: url } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** The newest server installed: Debian keeps its programs out of the path. */
function binFolder() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)]
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')))
  if (found === undefined) throw new Error('There is no PostgreSQL server. Install the package postgresql, or set SEATLINE_POSTGRES_URL.')
  return found
}

/** PostgreSQL refuses to run as root. */
function asPostgres(program, options) {
  const [file, all] = isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...options]]
    : [program, options]
  execFileSync(file, all, { stdio: ['ignore', 'ignore', 'inherit'], cwd: tmpdir() })
}

function idsOfPostgres() {
  return ['-u', '-g'].map((option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' })))
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address.port))
    })
  })
}
