import { beforeAll, expect, it } from 'vitest'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { SeededRandom } from '../support/seeded-random'
import { unwrap } from '../support/sessions-table'
import { storedRows } from './support/questions'

let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})

const SPELLINGS = new Map([
  ['Fix', 'Fix'],
  ['FIX', 'Fix'],
  ['fixing something broken', 'Fix'],
  ['analyse', 'Analyze'],
  ['Dance', null],
  ['', null],
])

/** A messy export over one to three files, and what a reader of its rows one by one would make of them. */
function messyFiles(random: SeededRandom) {
  const found = { rowsRead: 0, broken: 0, unnamed: 0, repeated: 0, unknown: 0 }
  const kept: { session_id: string; work_mode: string | null }[] = []
  const files = Array.from({ length: random.whole(1, 3) }, (_, i) => {
    const lines = Array.from({ length: random.whole(1, 200) }, () => {
      found.rowsRead++
      if (random.isTrue(0.05)) {
        found.broken++
        return random.oneOf(['s1', 's1,Fix,x', '"s1"x,Fix'])
      }
      const id = random.isTrue(0.05) ? '' : `s${random.whole(1, 300)}`
      const spelled = random.oneOf([...SPELLINGS.keys()])
      // Unknown labels are counted in every row that can be read, set aside or not.
      if (spelled === 'Dance') found.unknown++
      if (id === '') found.unnamed++
      else {
        if (kept.some(({ session_id }) => session_id === id)) found.repeated++
        else kept.push({ session_id: id, work_mode: SPELLINGS.get(spelled) ?? null })
      }
      return `${id},${spelled}`
    })
    return textSource(`${i}.csv`, `session_id,work_mode\n${lines.join(random.oneOf(['\n', '\r\n']))}\n`)
  })
  return { files, kept, found }
}

it('rows read are sessions kept and rows set aside, the first of each session being kept', async () => {
  const random = new SeededRandom(5)
  for (let example = 0; example < 12; example++) {
    const { files, kept, found } = messyFiles(random)
    if (kept.length === 0) continue
    const table = unwrap(await engine.open(files, openOptions()))
    const aside = Object.fromEntries(
      table.notices.flatMap((notice) => (notice.code === 'rows-set-aside' ? [[notice.reason, notice.count]] : [])),
    )
    expect({ rowsRead: table.rowsRead, sessions: table.sessions }).toEqual({
      rowsRead: found.rowsRead,
      sessions: kept.length,
    })
    expect([aside['line-unreadable'] ?? 0, aside['no-session-id'] ?? 0, aside['session-repeated'] ?? 0]).toEqual([
      found.broken,
      found.unnamed,
      found.repeated,
    ])
    expect(await storedRows(engine, table)).toEqual(kept)
    const unknown = table.notices.find(({ code }) => code === 'labels-unknown')
    expect(unknown && 'count' in unknown ? unknown.count : 0).toBe(found.unknown)
  }
})
