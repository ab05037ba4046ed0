import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPage, startBrowser } from './page.js'

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

describe('in Chromium', () => {
  test('the package works in a page and in a worker', async () => {
    const { page, troubles, close } = await openPage(browser, '/test/bundles.html')
    await page.waitForFunction(() => 'inBoth' in window)
    const [inPage, inWorker] = await page.evaluate(() =>
      (window as unknown as { inBoth: () => Promise<string[][]> }).inBoth(),
    )
    expect(inPage).toEqual(['Timeline of Anna', expect.stringContaining('needs')])
    expect(inWorker).toEqual(inPage)
    expect(troubles).toEqual([])
    await close()
  })

  test('the store on IndexedDB keeps the contract', async () => {
    const { page, close } = await openPage(browser, '/test/contract.html')
    await page.waitForFunction(() => 'runContract' in window)
    const results = await page.evaluate(() =>
      (
        window as unknown as { runContract: () => Promise<{ id: string; fault: string | null }[]> }
      ).runContract(),
    )
    expect(results.length).toBeGreaterThan(50)
    expect(results.filter(({ fault }) => fault !== null)).toEqual([])
    await close()
  })
})
