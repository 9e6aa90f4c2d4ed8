import { describe, expect, it } from 'vitest'
import { generateSessions } from '#core/sample/generate-sessions'
import { SessionTable } from './support/session-table'
import { type Comparison, compareWithStudy, standardErrorsOff } from './support/study-targets'

const SESSIONS = 400_000
const table = SessionTable.of(generateSessions({ sessions: SESSIONS, seed: 2026 }), SESSIONS)
const comparisons = compareWithStudy(table)

/**
 * How far a number may lie from the published one: the rounding of the published number, and two standard errors of the
 * sample, clustered by user.
 */
const STANDARD_ERRORS = 2

const describeMiss = ({ what, target, obtained }: Comparison) =>
  `${what}: ${obtained.value} (error ${obtained.error}) instead of ${target}`

const SECTIONS = ['1', '1.1', '2', '3', '4', '5.3', '5.4', '8.1', '8.2', '8.3', '9.1', '9.2', '10.1', '11.1']

describe('400,000 generated sessions', () => {
  it.each(SECTIONS)('come out as section %s of the study publishes them', (section) => {
    const ofSection = comparisons.filter((comparison) => comparison.section === section)
    const misses = ofSection.filter((comparison) => !(standardErrorsOff(comparison) <= STANDARD_ERRORS))
    expect(ofSection).not.toEqual([])
    expect(misses.map(describeMiss)).toEqual([])
  })

  it('leave no section untested', () => {
    expect(new Set(comparisons.map((comparison) => comparison.section))).toEqual(new Set(SECTIONS))
  })
})

if (globalThis.process?.env.SHOW_TARGETS) {
  console.table(
    comparisons.map((comparison) => ({
      section: comparison.section,
      what: comparison.what,
      target: typeof comparison.target === 'number' ? comparison.target : comparison.target.join(' to '),
      obtained: Number(comparison.obtained.value.toPrecision(5)),
      error: Number(comparison.obtained.error.toPrecision(2)),
      off: Number(standardErrorsOff(comparison).toFixed(1)),
    })),
  )
}
