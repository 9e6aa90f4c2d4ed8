import { expect, test } from 'vitest'
import { killRuns } from '../../../support/kill-runs'

// `npm run bench:kill` does this a hundred times.
test('runs killed at random points go on where they were: every paid batch answer is kept, once', async () => {
  const runs = await killRuns({ kills: 5, sessions: 200, ways: ['batch', 'direct'], seed: 7 })
  for (const { way, answers, distinct, billed, missing, lost } of runs) {
    expect([distinct, answers]).toEqual([200, 200])
    // A single request whose sender is killed is paid for without an answer; the journal says how many there may be.
    expect(missing).toBeLessThanOrEqual(way === 'batch' ? 0 : lost)
    expect(billed).toBe(200 + missing)
  }
  expect(runs.reduce((sum, { kills }) => sum + kills, 0)).toBe(5)
})
