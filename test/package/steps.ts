/** Runs steps one after the other, all of them, and counts. */
const outcome = { passed: 0, failed: 0 }

export async function step(title: string, check: () => unknown): Promise<void> {
  try {
    await check()
    outcome.passed += 1
    console.log(`ok      ${title}`)
  } catch (error) {
    outcome.failed += 1
    console.log(`FAILED  ${title}\n${explain(error)}`)
  }
}

/** The closing line, and the exit code. */
export function sumUp(): void {
  console.log(`${outcome.passed} passed, ${outcome.failed} failed`)
  process.exitCode = outcome.failed === 0 ? 0 : 1
}

function explain(error: unknown): string {
  // what execFileSync adds to its error
  const {
    stdout = '',
    stderr = '',
    message = String(error),
  } = error as { stdout?: string; stderr?: string; message?: string }
  return `${message}\n${stdout}${stderr}`.trim().replace(/^/gm, '        ')
}
