import type { SessionRow } from '#core/transcript/session-row'
import type { TranscriptResult } from '#core/transcript/transcript-result'

/** How theirs is known: a test states it, it follows from the rule they count by, or the fixture was made to hold it. */
export type Source = 'test' | 'rule' | 'fixture'

/** A number that another tool expects of its own fixture, beside ours. */
export interface Expectation {
  readonly what: string
  readonly source: Source
  readonly theirs: number
  readonly ours: number
  readonly measure: (read: TranscriptResult) => number
  /** Why ours differs; given if and only if it does. */
  readonly why?: string
}

export interface Comparison {
  readonly tool: string
  /** Below the folder of fixtures; each set is read by itself, because hand-made fixtures share ids. */
  readonly fixture: readonly string[]
  readonly expectations: readonly Expectation[]
}

const agree =
  (source: Source) =>
  (what: string, count: number, measure: Expectation['measure']): Expectation => ({
    what,
    source,
    theirs: count,
    ours: count,
    measure,
  })
const same = agree('test')
const sameRule = agree('rule')
const sameFixture = agree('fixture')

const disagree =
  (source: Source) =>
  (what: string, theirs: number, ours: number, measure: Expectation['measure'], why: string): Expectation => ({
    what,
    source,
    theirs,
    ours,
    measure,
    why,
  })
const differs = disagree('test')
const differsRule = disagree('rule')

/** The sum of a count over all sessions. */
const sum =
  (...columns: readonly (keyof SessionRow)[]) =>
  ({ sessions }: TranscriptResult) =>
    sessions.reduce((all, row) => columns.reduce((part, column) => part + Number(row[column] ?? 0), all), 0)

const of =
  (id: string, column: keyof SessionRow) =>
  ({ sessions }: TranscriptResult) =>
    Number(sessions.find((row) => row.session_id === id)?.[column])

const records = ({ records: { read } }: TranscriptResult) => read
const sessions = ({ sessions }: TranscriptResult) => sessions.length
const badLines = ({ unreadable }: TranscriptResult) => unreadable.count
const withoutSession = ({ files }: TranscriptResult) => files.withoutSession.length
const toolCalls = sum('actions', 'actions_failed', 'actions_rejected', 'actions_denied', 'actions_unanswered')
const messages = sum('prompts', 'model_calls')

const NOT_A_PROMPT = 'they count every user record; a tool result or an injected reminder is nothing a person typed'

const VIEW = 'tombelieber__claude-view/crates/db/tests/golden_fixtures'
const CCUSAGE = 'ryoppippi__ccusage/apps/ccusage/test'
const HISTORY = 'S2thend__claude-code-history/tests/fixtures'
const LOG = 'handgemacht-ai__claude-code-log/test/test_data'
const META = 'yaleh__meta-cc/tests/fixtures'
const RIDER = 'neilberkman__ccrider/pkg/ccsessions/testdata'
const SESSIONS = 'es6kr__claude-code-sessions/packages/test-fixtures/sessions'
const AGENTS = 'jazzyalex__agent-sessions/Resources/Fixtures/stage0/agents/claude'

// Theirs are from transcript-format.md 10 and 11, and from the tests that stand beside the fixtures in each repository.
export const COMPARISONS: readonly Comparison[] = [
  {
    tool: 'claude-view',
    fixture: [`${VIEW}/complete_session.jsonl`],
    expectations: [
      same('records', 9, records),
      differs('prompts', 2, 1, sum('prompts'), NOT_A_PROMPT),
      same('model calls', 2, sum('model_calls')),
      same('tool calls', 3, toolCalls),
      same('input tokens', 3500, sum('input_tokens')),
      same('output tokens', 350, sum('output_tokens')),
      differs(
        'seconds',
        185,
        180,
        sum('duration_s'),
        'they go on to a record of the client 5 s later; ours ends with the last user or assistant record',
      ),
    ],
  },
  {
    tool: 'claude-view',
    fixture: [`${VIEW}/edge_cases.jsonl`],
    expectations: [
      same('unknown kinds', 1, ({ records: { unknownKinds } }) => unknownKinds.size),
      same('lines that are no JSON', 1, badLines),
      same('compactions', 1, sum('compactions')),
      differs(
        'API errors',
        1,
        0,
        sum('api_errors'),
        'the record tells of a retry, and the turn did not end in an error',
      ),
      differs(
        'sub-agents',
        1,
        0,
        sum('subagents'),
        'a progress record repeats what a sub-agent said; ours are calls of Task or Agent',
      ),
    ],
  },
  {
    tool: 'claude-view',
    fixture: [`${VIEW}/dedup_content_blocks.jsonl`],
    expectations: [
      same('model calls', 2, sum('model_calls')),
      same('input tokens', 3500, sum('input_tokens')),
      same('output tokens', 350, sum('output_tokens')),
    ],
  },
  {
    tool: 'claude-view',
    fixture: [`${VIEW}/text_only_session.jsonl`],
    expectations: [
      same('prompts', 2, sum('prompts')),
      same('model calls', 2, sum('model_calls')),
      same('tool calls', 0, toolCalls),
      same('input tokens', 300, sum('input_tokens')),
      same('output tokens', 150, sum('output_tokens')),
    ],
  },
  {
    tool: 'claude-view',
    fixture: [`${VIEW}/multi_turn_task_time.jsonl`],
    expectations: [
      differs('prompts', 6, 3, sum('prompts'), NOT_A_PROMPT),
      differs(
        'seconds',
        235,
        530,
        sum('active_s'),
        'they add up turns, from a prompt to its last reply; ours are all gaps of at most 15 minutes, reading and typing too',
      ),
    ],
  },
  {
    tool: 'claude-view',
    fixture: [`${VIEW}/spacing_variants.jsonl`],
    expectations: [same('prompts', 3, sum('prompts'))],
  },
  {
    tool: 'claude-view',
    fixture: [`${VIEW}/empty_session.jsonl`],
    expectations: [same('prompts', 0, sum('prompts')), same('model calls', 0, sum('model_calls'))],
  },
  {
    tool: 'ccusage',
    fixture: [`${CCUSAGE}/fixtures/claude/projects`],
    expectations: [
      same('input tokens of alpha', 600, of('session-alpha', 'input_tokens')),
      same('output tokens of alpha', 250, of('session-alpha', 'output_tokens')),
      same('cache writes of alpha', 75, of('session-alpha', 'cache_write_tokens')),
      same('cache reads of alpha', 70, of('session-alpha', 'cache_read_tokens')),
      same('input tokens of beta', 130, of('session-beta', 'input_tokens')),
      same('output tokens of beta', 60, of('session-beta', 'output_tokens')),
      same('cache writes of beta', 15, of('session-beta', 'cache_write_tokens')),
      same('cache reads of beta', 40, of('session-beta', 'cache_read_tokens')),
    ],
  },
  {
    tool: 'claude-code-history',
    fixture: [`${HISTORY}/corrupted-session.jsonl`],
    expectations: [same('bad lines', 2, badLines), same('records loaded', 3, records)],
  },
  {
    tool: 'claude-code-history',
    fixture: [`${HISTORY}/sample-session.jsonl`],
    expectations: [same('bad lines', 0, badLines)],
  },
  {
    tool: 'claude-code-log',
    fixture: [`${LOG}/dag_resume.jsonl`],
    expectations: [
      same('sessions', 2, sessions),
      same('messages of the first', 5, ({ sessions: [first] }) => first!.prompts + first!.model_calls),
      same('messages of the resumed one', 3, ({ sessions: [, second] }) => second!.prompts + second!.model_calls),
    ],
  },
  {
    tool: 'claude-code-log',
    fixture: [`${LOG}/dag_fork.jsonl`],
    expectations: [same('sessions', 3, sessions), same('messages', 11, messages)],
  },
  {
    tool: 'claude-code-log',
    fixture: [`${LOG}/workflow_basic`],
    expectations: [
      sameFixture('sessions', 1, sessions),
      sameFixture(
        'workflow agents whose work is in it',
        3,
        ({ files }) => files.read - 1 - files.withoutSession.length,
      ),
    ],
  },
  {
    tool: 'claude-code-transcripts',
    fixture: ['simonw__claude-code-transcripts/tests/sample_session.jsonl'],
    expectations: [sameRule('prompts', 2, sum('prompts')), sameRule('commits', 1, sum('commits'))],
  },
  {
    tool: 'ccrider',
    fixture: [`${RIDER}/sample.jsonl`],
    expectations: [same('messages', 2, messages)],
  },
  {
    tool: 'agentsview',
    fixture: ['wesm__agentsview/internal/parser/testdata/claude/valid_session.jsonl'],
    expectations: [same('messages', 4, messages), same('tool calls', 1, toolCalls)],
  },
  {
    tool: 'meta-cc',
    fixture: [`${META}/session-with-errors.jsonl`],
    expectations: [sameFixture('failed tool calls', 7, sum('actions_failed'))],
  },
  {
    tool: 'meta-cc',
    fixture: [`${META}/sample-session.jsonl`],
    expectations: [sameFixture('prompts, in Chinese', 1, sum('prompts'))],
  },
  {
    tool: 'claude-code-sessions',
    fixture: [`${SESSIONS}/-home-user-duplicate-uuid`],
    expectations: [
      differsRule(
        'messages',
        6,
        4,
        messages,
        'two records stand there twice; a viewer shows them twice, under keys of their own, and a count may not',
      ),
    ],
  },
  {
    tool: 'claude-code-sessions',
    fixture: [`${SESSIONS}/-home-user-cli-tooling`],
    expectations: [
      sameFixture('empty sessions', 3, withoutSession),
      sameFixture('sessions with messages', 1, sessions),
    ],
  },
  {
    tool: 'agent-sessions',
    fixture: [`${AGENTS}/subagent`],
    expectations: [
      sameFixture('sessions', 1, sessions),
      sameFixture('sub-agents', 1, sum('subagents')),
      sameFixture('files without a session', 0, withoutSession),
    ],
  },
]
