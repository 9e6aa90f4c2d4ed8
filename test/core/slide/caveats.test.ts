import { describe, expect, it } from 'vitest'
import type { LabelledBy } from '#core/dataset/labelled-by'
import { caveatsText } from '#core/slide/content/caveats-text'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

const by = (kind: LabelledBy['kind']): LabelledBy => ({ kind, rater: kind, version: 1, run: null, sessions: 10 })
const of = (labelledBy?: readonly LabelledBy[]) =>
  caveatsText(sessionsTable(['session_id', tableColumn('outcome', labelledBy ? { labelledBy } : {})])).join(' ')

describe('the caveats of a deck', () => {
  it('take labels nobody is named for as a model’s', () => {
    expect(of()).toContain('a model’s reading')
    expect(of()).not.toContain('by rules')
  })

  it('say of labels by rules what rules miss, and nothing of a model', () => {
    expect(of([by('rules')])).toContain('told by rules')
    expect(of([by('rules')])).not.toContain('a model’s reading')
  })

  it('say of several raters what holds for each', () => {
    expect(of([by('model'), by('human')])).toMatch(/a model’s reading.*people’s readings/)
  })

  it('are silent on labels where there are none', () => {
    expect(caveatsText(sessionsTable(['session_id'])).join(' ')).not.toMatch(/[Ll]abels/)
  })
})
