import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { readUsers } from 'seatline/excel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, openPage, startBrowser } from './page.js'

let browser: Browser
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())

const users = fileURLToPath(new URL('../../data/users.xlsx', import.meta.url))
const START = '/?today=2026-11-02'

/** Finds a user by name and opens a tab. */
async function openUser(page: Page, name: string, tab = 'licenses'): Promise<void> {
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('option', { name }).click()
  await page.locator(`#tab-${tab}`).click()
}

const said = (page: Page, text: string | RegExp) =>
  page.locator('.toasts').getByText(text).first().waitFor()
const entry = (page: Page, license: string) => page.locator(`.entry[data-license=${license}]`)

/** Presses a button that gives a file. */
async function downloaded(
  page: Page,
  selector: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const waiting = page.waitForEvent('download')
  await page.locator(selector).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

describe('the whole guide, as an administrator meets it', () => {
  test('from a new user to changes that go through and fail', async () => {
    const { page, troubles, close } = await openPage(browser, START)
    await page.getByRole('option').first().waitFor()
    await expectAccessible(page, 'users')

    // 1. create a user
    await page.getByRole('button', { name: 'New user' }).click()
    await page.getByLabel('First name').fill('Tove')
    await page.getByLabel('Surname').fill('Lindgren')
    await page.getByLabel('E-mail', { exact: true }).fill('tove@acme.example')
    await page.getByLabel('Send an onboarding e-mail').check()
    await expectAccessible(page, 'new user')
    await page.getByRole('button', { name: 'Create user' }).click()
    await said(page, /Tove Lindgren is there/)

    // 2. a track, its licenses side by side, and 3. requirements that are not met
    await openUser(page, 'Tove Lindgren')
    await page.locator('#change-voice').click()
    await page.locator('.seatline-comparison').waitFor()
    await page.getByLabel('Business Mobile').first().check()
    await page.getByText('Business Mobile needs an active landline number').waitFor()
    expect(await page.locator('.checklist .unmet').count()).toBe(2)
    expect(await page.locator('#flow-confirm').isDisabled()).toBe(true)
    await expectAccessible(page, 'requirements that are not met')

    // 4. it can still be scheduled, with the warning
    await page.locator('#on-date-value').fill('2026-12-01')
    await page.getByRole('button', { name: 'Schedule all the same' }).click()
    await said(page, 'Scheduled.')
    await page.locator('#tab-schedule').click()
    await entry(page, 'businessMobile').getByText('will fail').waitFor()
    await page.locator('.timeline svg').waitFor()
    await expectAccessible(page, 'a schedule that fails')

    // 6. a number is added under contact details, one at another operator is ported
    await page.locator('#tab-contact').click()
    await page.locator('#new-number').fill('+4684000001')
    await page.locator('#new-number-type').selectOption('landline')
    await page.getByRole('button', { name: 'Add number' }).click()
    await said(page, /\+4684000001 added/)
    await page.locator('#new-number').fill('+46704000001')
    await page.locator('#new-number-type').selectOption('mobile')
    await page.locator('#new-number-status').selectOption('foreign')
    await page.getByRole('button', { name: 'Add number' }).click()
    await page.getByRole('button', { name: 'Start porting' }).click()
    await page.getByLabel('Porting date').fill('2026-11-04')
    await page.getByRole('button', { name: 'Port', exact: true }).click()
    await said(page, /The earliest date is 2026-11-09/)
    await page.getByLabel('Porting date').fill('2026-12-03')
    await page.getByRole('button', { name: 'Port', exact: true }).click()
    await page.getByText('porting, active from 2026-12-03').waitFor()
    await expectAccessible(page, 'contact details')

    // what would help, as a button that does it
    await page.locator('#tab-schedule').click()
    const remedies = entry(page, 'businessMobile').getByRole('group', { name: 'What would help' })
    await remedies.getByRole('button', { name: /December 3, 2026/ }).click()
    await entry(page, 'businessMobile').getByText('will go through').waitFor()

    // 5. one date for all, and back; one date alone
    await page.locator('#override-date').fill('2026-12-10')
    await page.locator('#override-set').click()
    await entry(page, 'businessMobile').getByText('own date 2026-12-03').waitFor()
    await page.locator('#override-clear').click()
    await page.locator('#override-clear').waitFor({ state: 'detached' })
    await entry(page, 'businessMobile').locator('input[type=date]').fill('2026-12-07')
    await entry(page, 'businessMobile').getByRole('button', { name: 'Move' }).click()
    await entry(page, 'businessMobile').getByText('2026-12-07').first().waitFor()

    // an add-on that depends on it; moving the base says what breaks
    await page.locator('#tab-licenses').click()
    await page.locator('#change-addons').click()
    await page.getByLabel('Call recording').check()
    await page.locator('#on-date-value').fill('2026-12-07')
    await page.locator('#flow-confirm').click()
    await page.locator('#tab-schedule').click()
    await entry(page, 'businessMobile').locator('input[type=date]').fill('2026-12-20')
    await entry(page, 'businessMobile').getByRole('button', { name: 'Move' }).click()
    await page
      .getByRole('dialog')
      .getByText(/Call recording/)
      .waitFor()
    await expectAccessible(page, 'what breaks')
    await page.getByRole('button', { name: 'Do it all the same' }).click()
    await entry(page, 'recording').getByText('will fail').waitFor()

    // the clock moves on: one fails, the other goes through
    await page.getByLabel('Go to a date').fill('2026-12-21')
    await page.locator('.clock .today').getByText('2026-12-21').waitFor()
    await entry(page, 'recording').getByText('failed').waitFor()
    await page.locator('#tab-licenses').click()
    await page.locator('.holding').getByText('Business Mobile').waitFor()
    await expectAccessible(page, 'licenses')
    await page.locator('#tab-schedule').click()
    await entry(page, 'recording').locator('input[type=date]').fill('2026-12-21')
    await entry(page, 'recording').getByRole('button', { name: 'Try again' }).click()
    await page.locator('p', { hasText: 'Nothing is scheduled.' }).waitFor()
    await page.locator('#tab-history').click()
    await page.getByText('Call recording assigned').waitFor()
    await expectAccessible(page, 'history')

    await page.reload()
    await openUser(page, 'Tove Lindgren')
    await page.locator('.holding').getByText('Call recording').waitFor()
    await page.getByRole('link', { name: 'Activity' }).click()
    await expectAccessible(page, 'activity')
    expect(troubles).toEqual([])
    await close()
  })

  test('what would help, before anything is confirmed', async () => {
    const { page, troubles, close } = await openPage(browser, START)
    await page.getByRole('option').first().waitFor() // everybody is loaded
    await page.getByRole('button', { name: 'New user' }).click()
    await page.getByLabel('First name').fill('Tove')
    await page.getByLabel('Surname').fill('Lindgren')
    await page.getByLabel('E-mail', { exact: true }).fill('tove@acme.example')
    await page.getByRole('button', { name: 'Create user' }).click()
    await said(page, /Tove Lindgren is there/)
    await openUser(page, 'Tove Lindgren')
    await page.locator('#change-data').click()
    await page.getByLabel('Unlimited 5G').first().check()
    await page.locator('#on-date-value').fill('2026-12-01')
    await page
      .getByRole('button', { name: /Add a landline number .* assign Basic/ })
      .first()
      .click()
    await page.getByLabel('The new landline number').fill('+4684000001')
    await expectAccessible(page, 'what a person has to give')
    await page.getByRole('button', { name: 'Go on' }).click()

    // the number is there, and the other license has become part of what will be confirmed
    await page.getByText('Together: Unlimited 5G and Basic').waitFor()
    await page.getByRole('button', { name: 'Schedule', exact: true }).click()
    await said(page, 'Scheduled.')
    await page.locator('#tab-schedule').click()
    await entry(page, 'basic').getByText('will go through').waitFor()
    await entry(page, 'unlimited5g').getByText('will go through').waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  test('many users at once, with their conflicts grouped', async () => {
    const { page, troubles, close } = await openPage(browser, START)
    const options = page.getByRole('option')
    await options.first().click()
    await options.nth(2).click({ modifiers: ['ControlOrMeta'] })
    await page.getByRole('heading', { name: '2 users' }).waitFor()
    await options.nth(9).click({ modifiers: ['Shift'] })
    await page.getByRole('heading', { name: '8 users' }).waitFor()
    await page.getByRole('listbox').press('ControlOrMeta+a')
    await page.getByRole('heading', { name: '24 users' }).waitFor()
    await page.locator('#change-voice').click()
    await page.getByLabel('Business Mobile').first().check()
    await page
      .locator('.seatline-conflicts')
      .getByText(/of 24 users have conflicts/)
      .waitFor()
    await expectAccessible(page, 'many users')
    await page.getByRole('button', { name: 'Assign now' }).click()
    await said(page, /done, .*refused/)
    await page.getByRole('link', { name: 'Schedule' }).click()
    await page.locator('.entry').first().waitFor()
    await expectAccessible(page, 'the schedule of the organization')
    expect(troubles).toEqual([])
    await close()
  })

  test('the Excel file that a person would upload', async () => {
    const { page, troubles, close } = await openPage(browser, `${START}#import`)
    await page.locator('#workbook').setInputFiles(users)
    await page.getByText('"lena.dahl(at)nordhamn.example" is not an e-mail address.').waitFor()
    expect(await page.locator('#column-D').inputValue()).toBe('department')
    await page.locator('#column-D').selectOption('')
    await page.getByText('Columns: 8 of 9 are used').waitFor()

    // the file with its remarks is a workbook again, which reads as before
    const handedBack = await downloaded(page, '#hand-back')
    expect(handedBack.name).toBe('users with remarks.xlsx')
    const again = await readUsers(handedBack.bytes, { defaultCountry: 'SE' })
    expect(again.issues.some(({ code }) => code === 'email_invalid')).toBe(true)
    await expectAccessible(page, 'import')
    await page.locator('#import-confirm').click()
    await said(page, /7 created|6 created/)
    await expectAccessible(page, 'imported')

    // the template with all users, uploaded untouched, changes nothing
    const template = await downloaded(page, '#template-filled')
    await page
      .locator('#workbook')
      .setInputFiles({ name: template.name, mimeType: '', buffer: template.bytes })
    await page.getByText('31 rows were understood').waitFor()
    await page.getByText('31 unchanged').waitFor()
    expect((await downloaded(page, '#template')).name).toBe('template.xlsx')

    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByRole('searchbox').fill('nordhamn')
    expect(await page.getByRole('option').count()).toBe(7)
    expect(troubles).toEqual([])
    await close()
  })

  test('what the rules of next summer do to people', async () => {
    const { page, troubles, close } = await openPage(browser, START)
    await page.getByRole('option').first().waitFor()
    await page.locator('a[href="#schedule"]').click()
    await page.getByText('New rules from 2027-07-01').click()
    await page.getByText('Roaming is stricter').waitFor()
    await page.getByText(/^1 of \d+ users with licenses are affected/).waitFor()
    await page
      .getByText(/Anna Berg From July 1, 2027, Roaming no longer meets its requirements/)
      .waitFor()
    await expectAccessible(page, 'rules to come')
    expect(troubles).toEqual([])
    await close()
  })

  test('by keyboard alone, on a narrow screen in the dark', async () => {
    const { page, troubles, close } = await openPage(browser, START, {
      viewport: { width: 390, height: 800 },
      colorScheme: 'dark',
    })
    await page.getByRole('option').first().waitFor()
    await expectAccessible(page, 'users, narrow and dark')
    await page.getByRole('listbox').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('#change-voice').focus()
    await page.keyboard.press('Enter')
    await page.locator('dialog input[name=license]').first().focus()
    await page.keyboard.press('Space')
    await page.locator('.answer > *').first().waitFor()
    await expectAccessible(page, 'dialog, narrow and dark')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('change-voice')
    for (const tab of ['schedule', 'contact', 'history']) {
      await page.locator(`#tab-${tab}`).click()
      await page.waitForTimeout(200)
      await expectAccessible(page, `${tab}, narrow and dark`)
    }
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    expect(await fits()).toBe(true)
    await page.locator('a[href="#import"]').click()
    await page.locator('#workbook').setInputFiles(users)
    await page.locator('.issues').waitFor()
    await expectAccessible(page, 'import, narrow and dark')
    expect(await fits()).toBe(true)
    expect(troubles).toEqual([])
    await close()
  })
})
