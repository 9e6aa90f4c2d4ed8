import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, openSample, test } from './support/app'

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
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
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
