import { describe, expect, it } from 'vitest'
import { FIELDS, fieldOf, isFieldId } from '#core/dataset/field'

describe('the session schema', () => {
  it('is the one of docs/method.md, with the mark of synthetic sessions', () => {
    expect(FIELDS.map(({ id }) => id).sort()).toEqual(
      [
        'session_id user_id started_at month surface model work_mode codebase_relation expertise expertise_first_prompt',
        'occupation work_occupation outcome success_signal failure_signal planning_user_share execution_user_share',
        'prompts model_calls actions output_tokens output_words lines_added lines_removed account_age_days',
        'task_value_usd task_value_low task_value_high transcript synthetic',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    )
  })

  it('says of every field what it is, and of every label column its labels', () => {
    for (const field of FIELDS) {
      expect(field.about, field.id).toMatch(/\.$/)
      if (field.kind === 'label' || field.kind === 'signal') expect(fieldOf(field.id).taxonomy, field.id).toBeDefined()
    }
  })

  it('knows its ids and no others', () => {
    expect(fieldOf('work_mode').name).toBe('Work mode')
    expect(isFieldId('work_mode')).toBe(true)
    expect(isFieldId('Work mode')).toBe(false)
    expect(() => fieldOf('toString' as never)).toThrow('no such field')
  })
})
