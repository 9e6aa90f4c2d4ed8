import { expect, test } from 'vitest'
import { isWhole, killRuns } from '../../../support/kill-runs'

// `npm run bench:kill` does this a hundred times. The bill of the API is its own, kept in another process.
test('runs killed at random points go on where they were: every paid answer is kept once, or listed and not asked twice', async () => {
  const runs = await killRuns({ kills: 5, sessions: 200, ways: ['batch', 'direct'], seed: 7 })
  expect(runs.filter((run) => !isWhole(run, 200))).toEqual([])
  expect(runs.reduce((sum, { kills }) => sum + kills, 0)).toBe(5)
  const direct = runs.find(({ way }) => way === 'direct')!
  expect(direct.answers + direct.uncertain).toBe(200)
})
