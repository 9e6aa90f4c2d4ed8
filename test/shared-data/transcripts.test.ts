import { beforeAll, describe, expect, test } from 'vitest'
import type { SessionRow } from '#core/transcript/session-row'
import type { TranscriptResult } from '#core/transcript/transcript-result'
import { isThere, readBelow, TRANSCRIPTS } from './shared-data'

let read: TranscriptResult
const session = (start: string): SessionRow => {
  const found = read.sessions.filter(({ session_id }) => session_id.startsWith(start))
  if (found.length !== 1) throw new Error(`${found.length} sessions begin with ${start}`)
  return found[0]!
}

describe.skipIf(!isThere(TRANSCRIPTS))('168 real transcripts', () => {
  beforeAll(() => {
    read = readBelow(TRANSCRIPTS)
  })

  // From a second count of all files, written from the rules in another language; it agreed for every session.
  test('add up to what a second count gives', () => {
    const totals = {
      prompts: 378,
      model_calls: 4382,
      actions: 4420,
      actions_failed: 265,
      actions_rejected: 39,
      actions_denied: 5,
      actions_unanswered: 10,
      input_tokens: 222_441,
      output_tokens: 709_311,
      cache_write_tokens: 16_027_466,
      cache_read_tokens: 331_382_116,
      lines_added: 18_960,
      lines_removed: 5279,
      commits: 78,
      slash_commands: 49,
      shell_commands: 6,
      interrupts: 36,
      compactions: 10,
      api_errors: 1,
      subagents: 56,
      subagent_actions: 154,
      subagent_model_calls: 181,
      subagent_output_tokens: 52_035,
    } satisfies Partial<Record<keyof SessionRow, number>>
    const sums = Object.fromEntries(
      Object.keys(totals).map((column) => [
        column,
        read.sessions.reduce((sum, row) => sum + Number(row[column as keyof SessionRow]), 0),
      ]),
    )
    expect(sums).toEqual(totals)
    expect(read.sessions).toHaveLength(150)
  })

  test('hold three glued lines, whose six records are all read', () => {
    // 22,036 lines parse as one record each.
    expect(read.records.read).toBe(22_036 + 6)
    expect(read.unreadable.count).toBe(0)
  })

  test('hold 14 files without a session', () => {
    const counts = new Map<string, number>()
    for (const { why } of read.files.withoutSession) counts.set(why, (counts.get(why) ?? 0) + 1)
    // Six sub-agents whose session was not published, two files of titles or queue steps, six of 0 bytes.
    expect(Object.fromEntries(counts)).toEqual({ 'parent-missing': 6, 'no-messages': 2, empty: 6 })
  })

  // The sessions below were counted by hand, line by line. Numbers in brackets are those of answers, by their last record.
  test.each([
    // One prompt; three answers [116, 309, and one cut off before it told]; Skill and Bash answered; the injected text of
    // the skill (1,174 words) is no prompt; words 22 + 24. The first record of an answer guesses 27,693 input tokens.
    ['c713', { prompts: 1, model_calls: 3, actions: 2, output_tokens: 425, output_words: 46, input_tokens: 85_029 }],
    // Third-party model; two answers [59, 76], each in three records; the last call has no result.
    ['0113', { prompts: 1, model_calls: 2, actions: 1, actions_unanswered: 1, output_tokens: 135, output_words: 0 }],
    // Only /login and its output.
    ['a9f0', { prompts: 0, slash_commands: 1, model_calls: 0, actions: 0, output_tokens: 0 }],
    // Three answers [106, 351, 150], whose first records say 29, 40 and 8; twelve progress records are nothing.
    ['dfa3', { prompts: 1, model_calls: 3, actions: 2, actions_unanswered: 1, output_tokens: 607, output_words: 41 }],
    // A file of two lines is created; feedback of a stop hook is no prompt; [1, 25, 1, 2]; words 18 + 29.
    ['de3b', { prompts: 1, model_calls: 4, actions: 2, output_tokens: 29, output_words: 47, lines_added: 2 }],
    // Read, Edit (one line for another), git init, git commit; [1, 25, 1, 25, 1, 2]; words 16 + 25 + 51.
    [
      'cb88',
      { prompts: 1, model_calls: 6, actions: 4, output_tokens: 55, lines_added: 1, lines_removed: 1, commits: 1 },
    ],
    // CLI 1.0.11: two titles of other sessions; [244, 2, 193, 40, 39, 1, 25, 1, 4, 75, 1]; one edit, two lines for two.
    [
      '7195',
      {
        prompts: 1,
        model_calls: 11,
        actions: 10,
        output_tokens: 625,
        output_words: 171,
        lines_added: 2,
        lines_removed: 2,
      },
    ],
    // A program's template, sent through the kit; queued and dequeued, so an ordinary prompt; one answer [377].
    ['535d', { prompts: 1, queued_prompts: 0, headless: true, surface: 'other', model_calls: 1, output_tokens: 377 }],
    // /init: its text is injected; [322, 285, 146, 41, 1, 86, 72]; twelve calls, of which writing a file was not permitted.
    [
      '1af7',
      {
        prompts: 0,
        slash_commands: 1,
        model_calls: 7,
        actions: 11,
        actions_denied: 1,
        output_tokens: 953,
        lines_added: 0,
      },
    ],
    // Sub-agents inside the file: two of three Task calls ran, the third was malformed; ten answers of theirs there and
    // two in files beside it. Main thread [263, 302, 625, 207, 24, 1, 67, 26, 184, 304]; an edit failed, a MultiEdit did not.
    [
      '5c03',
      {
        prompts: 0,
        model_calls: 10,
        actions: 11,
        actions_failed: 2,
        output_tokens: 2003,
        lines_added: 64,
        lines_removed: 36,
        subagents: 2,
        subagent_model_calls: 12,
        subagent_actions: 7,
        subagent_output_tokens: 1646,
      },
    ],
    // A prompt with a picture after /clear; a command that failed behind `| tail` succeeded as a call; [9, 1, 1, 1, 25, 1, 1].
    [
      'd161',
      {
        prompts: 1,
        slash_commands: 1,
        model_calls: 7,
        actions: 6,
        output_tokens: 39,
        output_words: 118,
        lines_added: 5,
      },
    ],
    // An accepted plan is the prompt; two edits did not find their text, so the file was changed by a script: no lines.
    [
      '9aa0',
      {
        prompts: 1,
        model_calls: 12,
        actions: 8,
        actions_failed: 3,
        output_tokens: 510,
        output_words: 68,
        lines_added: 0,
      },
    ],
  ] satisfies [string, Partial<SessionRow>][])('session %s is counted as by hand', (start, expected) => {
    expect(session(start)).toMatchObject(expected)
  })

  test('a fork leaves the history to the session it came from', () => {
    // All 489 messages of 33cb stand in d1ff too, the last at 08:16:20; d1ff goes on at 08:16:26 with 119 of its own.
    expect(session('33cb')).toMatchObject({ prompts: 6, model_calls: 161, actions: 172, output_tokens: 88_289 })
    expect(session('d1ff')).toMatchObject({ prompts: 5, model_calls: 28, actions: 42, output_tokens: 28_845 })
    expect(session('d1ff').started_at).toBe(Date.parse('2026-07-23T08:16:26.909Z'))
  })
})
