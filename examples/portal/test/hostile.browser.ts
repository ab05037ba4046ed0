import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPage, startBrowser } from './page.js'

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

const EVIL = `<img src=x onerror=alert(1)>"'--> ]]><script>alert(2)</script>`

describe('what is hostile does nothing but appear', () => {
  test('names', async () => {
    const { page, troubles, close } = await openPage(browser, '/?today=2026-11-02')
    await page.getByRole('button', { name: 'New user' }).click()
    await page.getByLabel('First name').fill(EVIL)
    await page.getByLabel('Surname').fill('</title><svg onload=alert(3)>\u202Egnp')
    await page.getByLabel('E-mail', { exact: true }).fill('evil@acme.example')
    await page.getByLabel('Department').fill('{{constructor.constructor("alert(4)")()}}')
    await page.getByRole('button', { name: 'Create user' }).click()
    await page.locator('.person h1').waitFor()
    await page.getByRole('searchbox').fill('evil@acme')
    const option = page.getByRole('option')
    expect(await option.count()).toBe(1)
    expect(await option.textContent()).toContain(EVIL)
    for (const tab of ['licenses', 'schedule', 'contact', 'history']) {
      await page.locator(`#tab-${tab}`).click()
      await page.waitForTimeout(200)
    }
    await page.locator('#tab-licenses').click()
    await page.locator('#change-data').click()
    await page.getByLabel('Unlimited 5G').check()
    await page.locator('#on-date-value').fill('2026-12-01')
    await page.locator('#flow-confirm').click()
    await page.locator('#tab-schedule').click()
    await page.locator('.timeline svg').waitFor()
    for (const view of ['schedule', 'activity', 'users']) {
      await page.locator(`a[href="#${view}"]`).click()
      await page.waitForTimeout(200)
    }
    await page.getByRole('listbox').press('ControlOrMeta+a')
    await page.locator('#change-voice').click()
    await page.getByLabel('Business Mobile').first().check()
    await page.locator('.seatline-conflicts').waitFor()
    expect(await page.locator('.seatline-conflicts').textContent()).toContain('onerror=alert(1)')
    expect(await page.locator('main img, main script, dialog img, dialog script').count()).toBe(0)
    expect(troubles).toEqual([])
    await close()
  })

  test('a workbook', async () => {
    const { page, troubles, close } = await openPage(browser, '/?today=2026-11-02#import')
    const csv = [
      'First name;Surname;E-mail;Department;License;<script>alert(5)</script>',
      `"=HYPERLINK(""javascript:alert(6)"")";${EVIL.replaceAll('"', '').replaceAll(';', '')};a@evil.example;__proto__;basic;x`,
      `constructor;toString;b@evil.example;<b>bold</b>;<svg onload=alert(7)>;y`,
      `Bo;Ek;"<a href=javascript:alert(8)>@evil.example";;;z`,
    ].join('\n')
    const upload = (name: string, text: string | Buffer) =>
      page
        .locator('#workbook')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await upload('<img src=x onerror=alert(9)>.csv', csv)
    await page.locator('#import-confirm').click()
    await page
      .getByText(/created/)
      .first()
      .waitFor()
    await page.locator('a[href="#users"]').click()
    await page.getByRole('searchbox').fill('evil.example')
    await page.getByRole('option').first().click()
    await page.locator('#tab-schedule').click()
    await page.locator('.timeline svg').waitFor()
    await page.locator('a[href="#import"]').click()
    await upload(
      'bomb.xlsx',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(4000, 0x41)]),
    )
    await page.locator('.toast.problem').first().waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(troubles).toEqual([])
    await close()
  })
})

test('10,000 users: only those in sight are elements', async () => {
  const { page, troubles, close } = await openPage(browser, '/?today=2026-11-02&users=10000')
  await page.getByText('10000 users').waitFor({ timeout: 100_000 })
  expect(await page.getByRole('option').count()).toBeLessThan(60)
  await page.getByRole('listbox').press('End', { timeout: 60_000 })
  await page.locator('[role=option][aria-posinset="10000"]').waitFor()
  expect(await page.getByRole('option').count()).toBeLessThan(60)
  await page.getByRole('searchbox').fill('persson olivia')
  await page.getByText(/^\d+ users$/).waitFor()
  await page.getByRole('option').first().click()
  await page.locator('.track').first().waitFor()
  expect(troubles).toEqual([])
  await close()
})
