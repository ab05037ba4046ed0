import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'

/** Starts Debian's Chromium, or the one that CHROMIUM names. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath))
    throw new Error('no Chromium: apt-get install chromium, or name it in CHROMIUM')
  return chromium.launch({ executablePath, chromiumSandbox: false })
}

/**
 * A page of its own, with a database of its own. Whatever goes wrong in it, or asks to be heard, is
 * kept.
 */
export async function openPage(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
) {
  const address = inject('portalAddress')
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on(
    'console',
    (message) =>
      ['error', 'warning'].includes(message.type()) && troubles.push(`console: ${message.text()}`),
  )
  page.on(
    'dialog',
    (dialog) => (troubles.push(`dialog: ${dialog.message()}`), void dialog.dismiss()),
  )
  page.on(
    'request',
    (request) =>
      !request.url().startsWith(address) &&
      !/^(?:data|blob):/.test(request.url()) &&
      troubles.push(`request: ${request.url()}`),
  )
  await page.goto(`${address}${path}`)
  return { page, troubles, close: () => context.close() }
}

/** Looks for what keeps people from using a view. */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(
      document,
      { resultTypes: ['violations'] },
    )
    return found.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ''}`),
    }))
  })
  expect(
    violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical' || impact === 'moderate',
    ),
    view,
  ).toEqual([])
}
