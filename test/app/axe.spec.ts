import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openSample, test } from './support/app'

/** What the rules take for faults and are none. */
const NO_FAULTS = [
  // A cell of the table is spoken in words, and is no control that anyone calls by what stands on it.
  /^label-content-name-mismatch: <td role="gridcell"/,
  // The list is walked from its search box, which keeps the focus.
  /^scrollable-region-focusable: .*role="listbox"/,
  // React Aria's own wrapper of what lies over the page, which is a dialog.
  /^region: <div style="display: contents;">/,
]

/** What keeps people out, by axe's rules, of the page as it is. */
async function faults(app: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: app }).analyze()
  return violations
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 240)}`))
    .filter((fault) => !NO_FAULTS.some((pattern) => pattern.test(fault)))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page and no dialog keeps anyone out, ${colorScheme}`, async ({ app }) => {
    test.setTimeout(180_000)
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found: Record<string, string[]> = {}
    const look = async (what: string) => {
      found[what] = await faults(app)
    }
    await look('start')
    await openSample(app)
    await app.getByRole('gridcell').first().click()
    await look('explore')
    await app.keyboard.press('Escape')
    await app.keyboard.press('Control+k')
    await app.keyboard.type('rows')
    await look('palette')
    await app.keyboard.press('Escape')
    await app.keyboard.press('Control+Shift+X')
    await app.keyboard.press('Control+Shift+H')
    await expect(app.getByRole('listbox', { name: 'Steps' })).toBeVisible()
    await look('history')
    await app.keyboard.press('Escape')
    await app.keyboard.press('?')
    await expect(app.getByRole('dialog')).toBeVisible()
    await look('shortcuts')
    await app.keyboard.press('Escape')
    await app.getByRole('button', { name: '5 users, 15 sessions' }).click()
    await look('thresholds')
    await app.getByRole('textbox', { name: 'At least users' }).fill('1')
    await app.keyboard.press('Tab')
    await app.getByRole('button', { name: 'Lower…' }).click()
    await look('lowering')
    await app.keyboard.press('Escape')
    await app.getByRole('button', { name: 'Print slide…' }).click()
    await look('slide')
    await app.keyboard.press('Escape')
    await app.keyboard.press('Control+s')
    await look('saving')
    await app.keyboard.press('Escape')
    await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Data' }).click()
    await look('data')
    await app.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Figures' }).click()
    await expect(app.getByRole('table', { name: 'Share of sessions by work mode' })).toBeVisible()
    await look('figures')
    await app.getByRole('navigation', { name: 'Figures' }).getByRole('button', { name: 'Findings' }).click()
    await expect(app.getByRole('heading', { name: /more than twice as often/ })).toBeVisible()
    await look('findings')
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length > 0))).toEqual({})
  })
}
