import { expect, test } from 'vitest'
import { prepareFirstPrompt, prepareTranscript, STUDY_PREPARATION } from '#core/classify/prepare/prepare'
import type { Turn, TurnRole } from '#core/transcript/turn'

const turn = (role: TurnRole, text: string, isPrompt = role === 'human'): Turn => ({
  role,
  text,
  message: null,
  isPrompt,
})
const said = (...turns: Turn[]) => ({ session: 's', turns, dropped: 0 })

test('turns stand under who spoke', () => {
  const { text, isCut } = prepareTranscript(said(turn('human', 'hi'), turn('assistant', 'hello')), STUDY_PREPARATION)
  expect(text).toBe('--- human ---\nhi\n\n--- assistant ---\nhello')
  expect(isCut).toBe(false)
})

test('a turn of 5,000 characters is whole, one more is cut in the middle and says how much is gone', () => {
  const whole = prepareTranscript(said(turn('human', 'a'.repeat(5_000))), STUDY_PREPARATION)
  expect(whole).toMatchObject({ isCut: false, turnsCut: 0 })
  const cut = prepareTranscript(said(turn('human', `${'a'.repeat(2_500)}xyz${'b'.repeat(2_500)}`)), STUDY_PREPARATION)
  expect(cut).toMatchObject({ isCut: true, turnsCut: 1, fullLength: 5_003 })
  expect(cut.text).toBe(`--- human ---\n${'a'.repeat(2_500)}\n[… 3 characters cut …]\n${'b'.repeat(2_500)}`)
})

test('a transcript over 25,000 characters keeps 12,500 of either end', () => {
  const turns = Array.from({ length: 40 }, (_, i) => turn('assistant', `${i}:${'x'.repeat(1_000)}`))
  const { text, isCut, turnsCut } = prepareTranscript(said(...turns), STUDY_PREPARATION)
  const all = turns.map((each) => `--- assistant ---\n${each.text}`).join('\n\n')
  expect([isCut, turnsCut]).toEqual([true, 0])
  expect(text).toBe(
    `${all.slice(0, 12_500)}\n[… ${all.length - 25_000} characters cut …]\n${all.slice(all.length - 12_500)}`,
  )
})

test('a replacement is never cut in two, so that no part of a secret is left at the edge', () => {
  const secret = `ghp_${'Zq7Xk2Lm9Rt4'.repeat(3)}`
  for (let before = 2_440; before <= 2_510; before += 5) {
    const text = `${'a '.repeat(before / 2)}${secret} ${'b '.repeat(4_000)}`
    const prepared = prepareTranscript(said(turn('system', text, false)), STUDY_PREPARATION)
    expect(prepared.text).not.toMatch(/Zq7|ghp_/)
    for (const { start, end } of prepared.spans) expect(prepared.text.slice(start, end)).toBe('[secret]')
  }
})

test('a surrogate pair is never cut in two', () => {
  for (const before of ['', 'a']) {
    const { text } = prepareTranscript(said(turn('human', before + '🙂'.repeat(3_000))), STUDY_PREPARATION)
    expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
  }
})

test('the first prompt is the first of a person, and a name told later is replaced in it', () => {
  const session = said(
    turn('human', '/clear', false),
    turn('human', 'zoe needs a chart'),
    turn('system', 'cwd /home/zoe/x', false),
  )
  expect(prepareFirstPrompt(session, STUDY_PREPARATION)?.text).toBe('[user name 1] needs a chart')
  expect(prepareFirstPrompt(said(turn('assistant', 'hello')), STUDY_PREPARATION)).toBeNull()
})
