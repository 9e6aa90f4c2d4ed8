import { describe, expect, it } from 'vitest'
import { chooseField, chooseLabel, isEmptyChoice, NO_CHOICE, signatureOf } from '#core/dataset/mapping-choice'

describe('signatureOf', () => {
  it('is the same whatever the order of the columns, and whether numbers happen to be whole', () => {
    const a = signatureOf([
      { name: 'a', type: 'integer' },
      { name: 'b', type: 'text' },
    ])
    const b = signatureOf([
      { name: 'b', type: 'text' },
      { name: 'a', type: 'number' },
    ])
    expect(a).toBe(b)
  })

  it('tells names and types apart, whatever the names hold', () => {
    const signatures = [
      signatureOf([{ name: 'a', type: 'text' }]),
      signatureOf([{ name: 'a', type: 'time' }]),
      signatureOf([{ name: 'b', type: 'text' }]),
      signatureOf([{ name: 'a","text"],["b', type: 'text' }]),
      signatureOf([
        { name: 'a', type: 'text' },
        { name: 'b', type: 'text' },
      ]),
    ]
    expect(new Set(signatures).size).toBe(signatures.length)
  })
})

describe('a choice', () => {
  it('gives a field to one column at a time', () => {
    const first = chooseField(NO_CHOICE, 'kind', 'work_mode')
    expect(chooseField(first, 'type', 'work_mode').columns).toEqual({ kind: null, type: 'work_mode' })
    expect(chooseField(first, 'type', null).columns).toEqual({ kind: 'work_mode', type: null })
  })

  it('collects labels by field', () => {
    const one = chooseLabel(NO_CHOICE, 'work_mode', 'Chill', null)
    const two = chooseLabel(one, 'work_mode', 'Bugs', 'Fix')
    expect(chooseLabel(two, 'outcome', 'ok', 'succeeded').labels).toEqual({
      work_mode: { Chill: null, Bugs: 'Fix' },
      outcome: { ok: 'succeeded' },
    })
    expect(isEmptyChoice(NO_CHOICE)).toBe(true)
    expect(isEmptyChoice(one)).toBe(false)
  })
})
