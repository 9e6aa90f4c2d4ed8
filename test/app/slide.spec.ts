import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, openSample, pivotShown, test } from './support/app'
import { slideFaults } from './support/slide-faults'

const hasPoppler = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

test('the slide prints as one page of 13.333 by 7.5 inches with everything a reader must know', async ({
  app,
  folder,
}) => {
  test.skip(!hasPoppler, 'poppler-utils is not installed')
  await openSample(app)
  await app.getByRole('button', { name: 'Print slide…' }).click()
  await app.getByRole('textbox', { name: 'Headline' }).fill('Experts verify more of what they ask for')
  // The same engine and style sheet as the browser's print dialog.
  const file = path.join(folder, 'slide.pdf')
  writeFileSync(file, await app.pdf({ preferCSSPageSize: true, printBackground: true }))
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  expect(info).toMatch(/Pages:\s+1\n/)
  expect(info).toMatch(/Page size:\s+960 x 540 pts/)
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
  expect(text).toContain('Experts verify more of what they ask for')
  expect(text).toContain('Synthetic data, not real usage')
  expect(text).toContain('October 2025 to April 2026')
  expect(text).toContain('All occupations')
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    'Cells under 15 sessions or 5 users and their complements are withheld',
  )
  // Nothing of the window around it.
  expect(text).not.toContain('Search 26 fields')
  expect(text).not.toContain('Headline')
})

test('the slide can be left with the keyboard, and the pivot is as it was', async ({ app }) => {
  await openSample(app)
  await app.keyboard.press('Control+p')
  await expect(app.getByRole('article', { name: 'Slide' })).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(app.getByRole('article', { name: 'Slide' })).toHaveCount(0)
  await expect(app.getByRole('grid')).toBeVisible()
})

test('the browser host prints through the browser', async ({ app }) => {
  await openSample(app)
  await app.evaluate(() => {
    Object.assign(window, { printed: 0, print: () => Object.assign(window, { printed: 1 }) })
  })
  await app.getByRole('button', { name: 'Print slide…' }).click()
  await app.getByRole('button', { name: 'Print…', exact: true }).click()
  expect(await app.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(1)
})

const LONG = `${'Experts verify more of what they ask for than anyone else, whatever their occupation, and '.repeat(3)}that holds`

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]) {
  test(`nothing of a slide leaves its margins or covers another, at ${width} by ${height}`, async ({ app }) => {
    await app.setViewportSize({ width, height })
    await openSample(app)
    const slide = app.getByRole('article', { name: 'Slide' })
    const print = async () => {
      await pivotShown(app)
      await app.getByRole('button', { name: 'Print slide…' }).click()
      await expect(slide.locator('svg[aria-label]')).toBeVisible()
    }
    const close = () => app.getByRole('button', { name: 'Close the slide' }).click()
    const fromChip = async (chip: string, item: string) => {
      await app.getByRole('button', { name: chip }).click()
      await app.getByRole('menuitem', { name: item }).click()
    }

    await print()
    await expect.poll(() => slideFaults(slide)).toEqual([])
    const headline = app.getByRole('textbox', { name: 'Headline' })
    const made = await headline.inputValue()
    await headline.fill(LONG)
    await expect.poll(() => slideFaults(slide)).toEqual([])
    await headline.fill(made)
    await close()

    await app.getByRole('button', { name: 'Add to rows' }).click()
    await app.getByRole('option', { name: /^Work mode/ }).click()
    await print()
    await expect.poll(() => slideFaults(slide)).toEqual([])
    // The group is named once, its parts beside it, in the chart and in the table.
    await expect(slide.getByText('Computer and mathematical', { exact: true })).toHaveCount(2)
    await expect(slide.getByText('Communicate', { exact: true })).toHaveCount(2)
    await close()

    await fromChip('Expertise study order', 'Take out')
    await print()
    await expect.poll(() => slideFaults(slide)).toEqual([])
    await close()

    await fromChip('Work mode study order', 'Take out')
    await print()
    await expect.poll(() => slideFaults(slide)).toEqual([])
    await close()

    await fromChip('Occupation largest first', 'Take out')
    await app.getByRole('button', { name: 'Add to rows' }).click()
    await app.getByRole('option', { name: /^Expertise/ }).click()
    await print()
    await expect.poll(() => slideFaults(slide)).toEqual([])
  })
}
