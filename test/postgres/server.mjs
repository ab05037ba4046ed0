// A PostgreSQL server of one's own, in a temporary folder, on the loopback only.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const isRoot = process.getuid?.() === 0

/**
 * Starts a server.
 *
 * @param {{ durable?: boolean }} [options] Without `durable` nothing is synced to disk: right for contract tests, wrong for crash tests and figures.
 * @returns {Promise<{ url: string, crash: () => void, start: () => void, remove: () => void }>}
 *   `crash` ends it without letting it finish anything, `start` starts it again on the same data, `remove` ends it and throws the data away.
 */
export async function startServer({ durable = false } = {}) {
  const bin = binFolder()
  if (bin === undefined)
    throw new Error(
      'There is no PostgreSQL server. Install the package postgresql, or set SEATLINE_POSTGRES_URL.',
    )
  const folder = mkdtempSync(join(tmpdir(), 'seatline-postgres-'))
  const data = join(folder, 'data')
  const log = join(folder, 'log')
  if (isRoot) chownSync(folder, ...idsOfPostgres())
  const remove = () => {
    if (existsSync(join(data, 'postmaster.pid')))
      asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    asPostgres(join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ])
    const port = await freePort()
    const speed = durable ? '' : '-F -c synchronous_commit=off -c full_page_writes=off'
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c max_connections=200 ${speed}`
    const start = () => {
      try {
        asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-l', log, '-w', '-o', settings, 'start'])
      } catch (error) {
        throw new Error(
          `PostgreSQL does not start: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`,
          { cause: error },
        )
      }
    }
    start()
    const crash = () =>
      asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'])
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, crash, start, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** The newest server installed, if there is one: Debian keeps its programs out of the path. */
function binFolder() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')))
}

/** PostgreSQL refuses to run as root. */
function asPostgres(program, options) {
  const [file, all] = isRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...options]]
    : [program, options]
  execFileSync(file, all, { stdio: ['ignore', 'ignore', 'inherit'], cwd: tmpdir() })
}

function idsOfPostgres() {
  return ['-u', '-g'].map((option) =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' })),
  )
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
