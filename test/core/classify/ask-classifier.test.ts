import { expect, test } from 'vitest'
import { askClassifier, optionsOf } from '#core/classify/ask-classifier'
import { CLASSIFIERS } from '#core/classify/classifiers'
import { readReply } from '#core/classify/question'
import { parseLabel } from '#core/dataset/label'

const question = (id: string) => askClassifier(CLASSIFIERS.find((each) => each.id === id)!)

test('models and temperatures are those of study.md 1.3 unless replaced', () => {
  expect(CLASSIFIERS.map(({ defaultModel, temperature }) => [defaultModel, temperature])).toEqual(
    CLASSIFIERS.map(({ id }) => [id === 'task_posting' ? 'claude-haiku-4-5' : 'claude-sonnet-4-6', 0.2]),
  )
  expect(askClassifier(CLASSIFIERS[0], { model: 'claude-opus-5', temperature: null })).toMatchObject({
    model: 'claude-opus-5',
    temperature: null,
  })
})

test('the prompts the study did not publish are said to be ours', () => {
  const ours = CLASSIFIERS.filter(({ promptBy }) => promptBy === 'ours').map(({ id }) => id)
  expect(ours).toEqual(['codebase_relation', 'decision_attribution', 'expertise_first_prompt'])
})

test('every label has its option, every option its label, and every label is explained to the model', () => {
  for (const classifier of CLASSIFIERS) {
    if (classifier.answers.kind !== 'label') continue
    const { taxonomy } = classifier.answers
    const { rubric, read } = askClassifier(classifier)
    const options = optionsOf(taxonomy)
    expect(options.map((option) => parseLabel(taxonomy, option))).toEqual(taxonomy.labels.map(({ value }) => value))
    for (const option of options) {
      expect(rubric).toMatch(new RegExp(`^(- )?${option}\\b`, 'm'))
      expect(read({ label: option })).toEqual({ kind: 'label', label: parseLabel(taxonomy, option) })
    }
  }
})

test('what is not exactly an option is no answer', () => {
  const replies = [
    'Building',
    '{"label":"build"}',
    '{"label":"Build","why":"x"}',
    '{"label":["Build"]}',
    '',
    '{"label":',
  ]
  for (const reply of replies) expect(readReply(question('work_mode'), reply)).toBeNull()
  expect(readReply(question('work_mode'), ' {"label": "Build"}\n')).toEqual({ kind: 'label', label: 'Build' })
})

test('decisions are counted by kind and party, one made by both half for each, and what they were is not kept', () => {
  const decisions = [
    { what: 'use a queue', kind: 'planning', by: 'user' },
    { what: 'in two steps', kind: 'planning', by: 'both' },
    { what: 'write it in Rust', kind: 'execution', by: 'claude' },
  ]
  expect(readReply(question('decision_attribution'), JSON.stringify({ decisions }))).toEqual({
    kind: 'decisions',
    planning: { user: 1.5, model: 0.5 },
    execution: { user: 0, model: 1 },
  })
})

test('a posting without skills is none', () => {
  const posting = { title: 'Port a parser', description: 'It has to be ported.', skills: ['Rust'] }
  expect(readReply(question('task_posting'), JSON.stringify(posting))).toEqual({ kind: 'posting', ...posting })
  expect(readReply(question('task_posting'), JSON.stringify({ ...posting, skills: [] }))).toBeNull()
})
