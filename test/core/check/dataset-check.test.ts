import { describe, expect, it } from 'vitest'
import { buildCheck } from '#core/check/dataset-check'
import { sessionsTable } from '../../support/sessions-table'

const NOTHING = { months: [], userSessions: null, excluded: new Map() }

describe('buildCheck', () => {
  it('does not stand for rows that are neither kept nor set aside', () => {
    const table = sessionsTable(['session_id'], { sessions: 7, rowsRead: 10 })
    expect(() => buildCheck(table, NOTHING)).toThrow('3 of 10 rows of export.csv are neither kept nor set aside')
    const notices = [{ code: 'rows-set-aside', reason: 'no-session-id', count: 3 } as const]
    expect(buildCheck({ ...table, notices }, NOTHING).rows).toEqual({
      read: 10,
      kept: 7,
      setAside: [{ reason: 'no-session-id', count: 3 }],
    })
  })

  it('counts users in the bands of the study, and sessions of nobody known', () => {
    const table = sessionsTable(['session_id', 'user_id'], { sessions: 50, rowsRead: 50 })
    const userSessions = [
      { sessions: 1, users: 4 },
      { sessions: 2, users: 3 },
      { sessions: 5, users: 1 },
      { sessions: 6, users: 1 },
      { sessions: 10, users: 1 },
      { sessions: 11, users: 1 },
    ]
    // 4x1, then 3x2 + 5, then 6 + 10, then 11: 42 of 50 sessions.
    expect(buildCheck(table, { ...NOTHING, userSessions }).users).toEqual({
      users: 11,
      unknown: 8,
      bands: [
        { least: 1, most: 1, users: 4, sessions: 4 },
        { least: 2, most: 5, users: 4, sessions: 11 },
        { least: 6, most: 10, users: 2, sessions: 16 },
        { least: 11, most: null, users: 1, sessions: 11 },
      ],
    })
  })
})
