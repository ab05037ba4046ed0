import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends a run with one line to read by machine: `N passed, N failed`. A file that does not load
 * counts as failed.
 */
export default class ClosingLine implements Reporter {
  onTestRunStart(): void {
    if (process.env.SEATLINE_POSTGRES_URL === undefined)
      console.log('Without PostgreSQL: its tests run by npm run test:postgres.')
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0
    let failed = unhandled.length
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        if (state === 'failed') failed += 1
      }
      if (module.errors().length > 0) failed += 1
    }
    process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}
