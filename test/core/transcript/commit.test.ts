import { describe, expect, test } from 'vitest'
import { makesCommit } from '#core/transcript/commit'
import { call, failure, readSession, result } from './transcript-builder'

let made = 0
const shell = (command: string, toolUseResult: object, more: object = {}) => {
  const id = `t${++made}`
  return [call(id, 'Bash', { command }), result(id, { toolUseResult, version: '2.1.50', ...more })]
}
const commitsOf = (...lines: readonly string[]) => readSession(...lines).commits

describe('a command that commits', () => {
  test('is git commit with any options', () => {
    const commands = [
      'git commit -m "x"',
      'git add -A && git commit -m "x"',
      'git -C /repo -c user.name=a commit --quiet',
      'git --no-pager commit',
    ]
    for (const command of commands) expect(makesCommit(command), command).toBe(true)
  })

  test('is not another command, a rehearsal or an amendment', () => {
    const commands = [
      'git commit-tree HEAD^{tree}',
      'git log --grep commit',
      'git show the-commit',
      'git commit --dry-run',
      'git commit --amend --no-edit',
      undefined,
    ]
    for (const command of commands) expect(makesCommit(command), command).toBe(false)
  })
})

describe('commits of a session', () => {
  test('are those the client names, each once', () => {
    const operation = (sha: string, kind: string) => ({ stdout: '', gitOperation: { commit: { sha, kind } } })
    const lines = [
      ...shell('git commit -m a', operation('1111111', 'committed')),
      ...shell('git commit -m a && git push', operation('11111112', 'committed')),
      ...shell('git commit --amend', operation('2222222', 'amended')),
      ...shell('git push', { stdout: '', gitOperation: { push: { branch: 'main' } } }),
    ]
    // 1111111 and 11111112 are one commit written with seven and eight digits.
    expect(commitsOf(...lines)).toBe(1)
  })

  test('are read from the output before the client named them', () => {
    const first = shell('git commit -m a', { stdout: '[main (root-commit) 1111111] a\n 1 file changed' })
    const two = shell('git commit -m b; git commit -m c', {
      stdout: '[fix/x 2222222] b\n 1 file changed\n[detached HEAD 3333333] c\n',
    })
    const again = shell('git commit -m a', { stdout: '[main 1111111] a' })
    expect(commitsOf(...first, ...two, ...again)).toBe(3)
  })

  test('are read from the answer where a record has no structured result', () => {
    const lines = [call('c', 'Bash', { command: 'git commit -m a' }), result('c', {}, { content: '[main abc1234] a' })]
    expect(commitsOf(...lines, ...shell('git commit -m a', { stdout: '[main abc1234] a' }))).toBe(1)
  })

  test('count once for a quiet command that names none', () => {
    expect(commitsOf(...shell('git commit -qm a', { stdout: '' }), ...shell('git commit -qm b', { stdout: '' }))).toBe(
      2,
    )
  })

  test('are not made when there was nothing to commit, the call failed or it went to the background', () => {
    expect(commitsOf(...shell('git commit -m a || true', { stdout: 'nothing to commit, working tree clean' }))).toBe(0)
    expect(commitsOf(call('x', 'Bash', { command: 'git commit -m a' }), failure('x', 'Exit code 1'))).toBe(0)
    expect(commitsOf(...shell('git commit -m a', { stdout: '', backgroundTaskId: 'b1' }))).toBe(0)
  })

  test('are not guessed once the client names them', () => {
    const quoted = { stdout: '[main 1111111] quoted' }
    expect(commitsOf(...shell('echo "git commit"', quoted, { version: '2.1.205' }))).toBe(0)
    expect(commitsOf(...shell('echo "git commit"', quoted, { version: '3.0.0' }))).toBe(0)
    expect(commitsOf(...shell('git commit -m a', quoted, { version: '2.1.204' }))).toBe(1)
    expect(commitsOf(...shell('git commit -m a', quoted, { version: undefined }))).toBe(1)
  })
})
