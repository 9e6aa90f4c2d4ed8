import { describe, expect, test } from 'vitest'
import { RULE_FIELDS } from '#core/rules/label-session'
import { at, call, failure, readSession, result, says, user } from '#test/core/transcript/transcript-builder'

let seconds = 0
/** Records in the order of time. */
const timed = (...lines: readonly string[]): string[] =>
  lines.map((line) => JSON.stringify({ ...JSON.parse(line), timestamp: at(++seconds) }))

const rules = (...lines: readonly string[]) => {
  const row = readSession(...timed(...lines))
  return Object.fromEntries(RULE_FIELDS.map((field) => [field, row[field]]))
}

let made = 0
const edit = (path: string): string[] => {
  const id = `edit-${++made}`
  return [
    call(id, 'Edit', { file_path: path, old_string: 'a', new_string: 'b' }),
    result(id, { toolUseResult: { structuredPatch: [{ lines: ['-a', '+b'] }] } }),
  ]
}
const create = (path: string): string[] => {
  const id = `write-${++made}`
  return [
    call(id, 'Write', { file_path: path, content: 'a\n' }),
    result(id, { toolUseResult: { type: 'create', content: 'a\n', structuredPatch: [] } }),
  ]
}
const shell = (command: string, output: string, more: object = {}): string[] => {
  const id = `shell-${++made}`
  return [
    call(id, 'Bash', { command }),
    result(id, { toolUseResult: { stdout: output, ...more } }, { content: output }),
  ]
}
const shellFails = (command: string, output: string): string[] => {
  const id = `shell-${++made}`
  return [call(id, 'Bash', { command }), failure(id, output)]
}
const refused = (path: string): string[] => {
  const id = `edit-${++made}`
  return [
    call(id, 'Edit', { file_path: path }),
    failure(id, "The user doesn't want to proceed with this tool use.", { toolUseResult: 'User rejected tool use' }),
    user('[Request interrupted by user for tool use]'),
  ]
}
const read = (path: string): string[] => {
  const id = `read-${++made}`
  return [call(id, 'Read', { file_path: path }), result(id)]
}
const commit = () => shell('git commit -m x', '[main abc1234] x\n 1 file changed')
const done = says('Done.')

describe('success', () => {
  test('is 2 where something was made and the session ended cleanly, the default of short sessions', () => {
    expect(rules(user('add a flag'), ...edit('/a/src/x.ts'), done)).toMatchObject({
      success_signal: 2,
      failure_signal: 0,
      outcome: 'succeeded',
    })
  })

  test('is 3 with a check that passed, 4 with tests, a commit or a pleased person, 5 with several', () => {
    const work = [user('add a flag'), ...edit('/a/src/x.ts')]
    expect(rules(...work, ...shell('npx tsc --noEmit', ''), done)).toMatchObject({ success_signal: 3 })
    expect(rules(...work, ...shell('npm run test:unit', ' 12 passed'), done)).toMatchObject({ success_signal: 4 })
    expect(rules(...work, ...commit(), done)).toMatchObject({ success_signal: 4 })
    expect(rules(...work, done, user('thanks, works'), says('Glad.'))).toMatchObject({ success_signal: 4 })
    expect(rules(...work, ...shell('gh pr create --fill', 'https://x/1'), ...commit(), done)).toMatchObject({
      success_signal: 5,
    })
  })

  test('reads what is behind a pipe from the output, not from its exit code', () => {
    const work = [user('add a flag'), ...edit('/a/src/x.ts')]
    expect(rules(...work, ...shell('pytest | tail -3', '1 failed, 11 passed in 2s'), done)).toMatchObject({
      success_signal: 2,
      failure_signal: 4,
      outcome: 'failed',
    })
    expect(rules(...work, ...shell('bun test | tail -3', ' 12 pass\n 0 fail'), done)).toMatchObject({
      success_signal: 4,
      failure_signal: 0,
    })
    expect(rules(...work, ...shell('pytest | tail -3', 'see the log'), done)).toMatchObject({ success_signal: 2 })
  })

  test('does not take the words of a commit message, or a refused call, for a run', () => {
    const message = 'git commit -F - <<EOF\nnpm test\n1 failed, 2 passed in 3s\nEOF'
    expect(rules(user('commit'), ...shell(message, '[main abc1234] x'), done)).toMatchObject({
      success_signal: 4,
      failure_signal: 0,
    })
    const id = 'refused-test'
    const refusal = failure(id, "The user doesn't want to proceed with this tool use.")
    expect(
      rules(user('add a flag'), ...edit('/a/x.ts'), call(id, 'Bash', { command: 'npm test' }), refusal, done),
    ).toMatchObject({ failure_signal: 2 })
  })
})

describe('failure', () => {
  test('is 4 where tests failed last, and 1 where a later run passed', () => {
    const work = [user('add a flag'), ...edit('/a/src/x.ts'), ...shellFails('cargo test', 'Exit code 101\nFAILED')]
    expect(rules(...work, done)).toMatchObject({ failure_signal: 4, outcome: 'failed' })
    expect(rules(...work, ...shell('cargo test', 'test result: ok. 3 passed'), done)).toMatchObject({
      failure_signal: 1,
      success_signal: 4,
    })
  })

  test('is no failed run where the command was not there', () => {
    expect(
      rules(
        user('x'),
        ...edit('/a/x.ts'),
        ...shellFails('rtk bun run test', "error: unrecognized subcommand 'bun'"),
        done,
      ),
    ).toMatchObject({ failure_signal: 1 })
  })

  test('is 4 for a complaint nothing came after, 2 for one that a commit answers', () => {
    const work = [user('add a flag'), ...edit('/a/src/x.ts'), done, user('it still fails for me')]
    expect(rules(...work, says('Sorry.'))).toMatchObject({ failure_signal: 4, outcome: 'failed' })
    expect(rules(...work, ...edit('/a/src/x.ts'), ...commit(), says('Committed.'))).toMatchObject({
      failure_signal: 2,
      outcome: 'succeeded',
    })
  })

  test('is no complaint when the first prompt describes a fault', () => {
    expect(rules(user('the button does not work'), ...edit('/a/x.ts'), done)).toMatchObject({
      failure_signal: 0,
      work_mode: 'Fix',
    })
  })

  test('counts a refused call and its interrupt once', () => {
    expect(
      rules(user('add a flag'), ...refused('/a/x.ts'), user('use the other one'), ...edit('/a/y.ts'), done),
    ).toMatchObject({ failure_signal: 2 })
  })

  test('is 3, and the outcome failed, where the person stopped a session with nothing to show', () => {
    expect(rules(user('look into it'), ...refused('/a/x.ts'))).toMatchObject({
      success_signal: 0,
      failure_signal: 3,
      outcome: 'failed',
    })
  })

  test('is not told where the transcript breaks off in the middle of a turn', () => {
    expect(rules(user('add a flag'), ...edit('/a/x.ts'), call('open', 'Bash', { command: 'sleep 9' }))).toMatchObject({
      success_signal: 1,
      failure_signal: null,
      outcome: null,
    })
  })
})

describe('codebase relation', () => {
  test('modifies, creates, explores or touches none', () => {
    expect(rules(user('x'), ...create('/a/x.ts'), ...edit('/a/y.ts'), done)).toMatchObject({
      codebase_relation: 'modify',
    })
    expect(rules(user('x'), ...create('/a/x.ts'), ...edit('/a/x.ts'), done)).toMatchObject({
      codebase_relation: 'create',
    })
    expect(rules(user('x'), ...read('/a/x.ts'), done)).toMatchObject({ codebase_relation: 'explore' })
    expect(rules(user('x'), done)).toMatchObject({ codebase_relation: 'none', work_mode: null })
    expect(rules(user('x'), ...shell('./run.sh', ''), done)).toMatchObject({ codebase_relation: null })
  })

  test('hears of files that a sub-agent changed', () => {
    const aside = edit('/a/x.ts').map((line) => JSON.stringify({ ...JSON.parse(line), isSidechain: true }))
    expect(rules(user('x'), call('t', 'Task'), ...aside, result('t'), done)).toMatchObject({
      codebase_relation: 'modify',
    })
  })
})

describe('work mode', () => {
  test.each([
    ['Build', ['/a/src/x.ts']],
    ['Test', ['/a/tests/x.py', '/a/tests/y.py']],
    ['Build', ['/a/x.go', '/a/x_test.go', '/a/y_test.go']],
    ['Communicate', ['/a/README.md']],
    ['Plan', ['/home/u/.claude/plans/blue-owl.md']],
    ['Operate', ['/a/.github/workflows/ci.yml', 'D:\\a\\Dockerfile']],
    ['Analyze', ['/a/look.ipynb']],
  ])('is %s for changes of %j', (mode, paths) => {
    expect(rules(user('please do'), ...paths.flatMap(edit), done)).toMatchObject({ work_mode: mode })
  })

  test('is what was done where no file changed', () => {
    expect(rules(user('x'), ...shell('kubectl get pods', ''), done)).toMatchObject({ work_mode: 'Operate' })
    expect(rules(user('x'), ...shell('cd a && rg -n foo | head', ''), done)).toMatchObject({ work_mode: 'Understand' })
    expect(rules(user('x'), ...read('/a/x'), call('p', 'ExitPlanMode'), done)).toMatchObject({ work_mode: 'Plan' })
  })
})

test('a session with no turn but a prompt has nothing to tell', () => {
  expect(rules(user('hello'))).toEqual({
    work_mode: null,
    codebase_relation: null,
    outcome: null,
    success_signal: 0,
    failure_signal: null,
  })
})

test('every row says which rules labelled it', () => {
  expect(readSession(user('hello')).labels_by).toBe('rules 1')
})
