import { describe, expect, it } from 'vitest'
import { isFieldId } from '#core/dataset/field'
import { transcriptColumnWords } from '#core/dataset/transcript-column'
import { TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'

describe('transcriptColumnWords', () => {
  it('names every column of a transcript that the session schema does not', () => {
    const nameless = TRANSCRIPT_COLUMNS.filter(({ name }) => !isFieldId(name) && !transcriptColumnWords(name))
    expect(nameless).toEqual([])
  })

  it('knows no other column', () => {
    expect(transcriptColumnWords('mood')).toBeUndefined()
    expect(transcriptColumnWords('constructor')).toBeUndefined()
  })
})
