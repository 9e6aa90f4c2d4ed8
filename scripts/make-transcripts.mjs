// Makes transcripts to measure with: sessions with prompts, answers, tool calls and edits; some forked from the one
// before with its history copied, some with a sub-agent. The same number of sessions makes the same files.
import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'

const FORK_EVERY = 10
const SUBAGENT_EVERY = 7
const SESSIONS_A_PROJECT = 50

/**
 * Writes `files` main sessions of 50 to 500 kB below a folder, and the sub-agent files of every seventh.
 *
 * @param {string} folder
 * @param {number} files
 * @param {number} length how many times as long the texts are; the number of records stays about the same
 * @returns {{ files: number, bytes: number, records: number }}
 */
export function makeTranscripts(folder, files, length = 1) {
  lengthOfWords = 6 * length
  const random = randomNumbers(20261121)
  const made = { files: 0, bytes: 0, records: 0 }
  /** @type {object[]} */
  let before = []
  for (let i = 0; i < files; i++) {
    const project = path.join(folder, `-home-user-project-${Math.floor(i / SESSIONS_A_PROJECT)}`)
    mkdirSync(project, { recursive: true })
    const sessionId = randomUUID()
    const start = Date.UTC(2025, 9, 1) + i * 1_700_000
    const copied = i % FORK_EVERY === FORK_EVERY - 1 ? before.slice(0, before.length / 2) : []
    const records = [
      ...copied.map((record) => ({ ...record, sessionId })),
      ...session(random, sessionId, start, 50_000 + Math.floor(450_000 * random() ** 2)),
    ]
    write(path.join(project, `${sessionId}.jsonl`), records, made)
    if (i % SUBAGENT_EVERY === 0) {
      const below = path.join(project, sessionId, 'subagents')
      mkdirSync(below, { recursive: true })
      const aside = session(random, sessionId, start + 60_000, 50_000).map((record) => ({
        ...record,
        isSidechain: true,
        agentId: `a${String(i).padStart(16, '0')}`,
      }))
      write(path.join(below, `agent-a${String(i).padStart(16, '0')}.jsonl`), aside, made)
    }
    before = records
  }
  return made
}

/**
 * @param {() => number} random
 * @param {string} sessionId
 * @param {number} start
 * @param {number} bytes
 */
function session(random, sessionId, start, bytes) {
  /** @type {object[]} */
  const records = []
  let time = start
  let written = 0
  /** @type {string | null} */
  let parentUuid = null
  const add = (/** @type {object} */ fields, /** @type {number} */ size) => {
    const uuid = randomUUID()
    time += 500 + Math.floor(60_000 * random() ** 4)
    records.push({
      parentUuid,
      isSidechain: false,
      userType: 'external',
      cwd: '/home/user/project',
      sessionId,
      version: '2.1.220',
      gitBranch: 'main',
      entrypoint: 'cli',
      ...fields,
      uuid,
      timestamp: new Date(time).toISOString(),
    })
    parentUuid = uuid
    written += size + 400
  }
  const answer = (/** @type {string} */ id, /** @type {object} */ block, /** @type {number} */ output) => ({
    type: 'assistant',
    requestId: `req_${id}`,
    message: {
      id: `msg_${id}`,
      type: 'message',
      role: 'assistant',
      model: 'claude-opus-4-6',
      content: [block],
      stop_reason: null,
      usage: {
        input_tokens: 4,
        cache_creation_input_tokens: 900,
        cache_read_input_tokens: 40_000,
        output_tokens: output,
        service_tier: 'standard',
      },
    },
  })
  while (written < bytes) {
    add({ type: 'user', message: { role: 'user', content: words(random, 30) } }, 200)
    for (let calls = 1 + Math.floor(8 * random()); calls > 0 && written < bytes; calls--) {
      const id = randomUUID()
      add(answer(id, { type: 'text', text: words(random, 40) }, 20), 600)
      const tool = `toolu_${randomUUID()}`
      if (random() < 0.3) {
        const input = { file_path: '/home/user/project/a.ts', old_string: 'a', new_string: words(random, 60) }
        add(answer(id, { type: 'tool_use', id: tool, name: 'Edit', input }, 180), 800)
        const structuredPatch = [
          { oldStart: 1, oldLines: 2, newStart: 1, newLines: 3, lines: [' a', '-b', '+c', '+d'] },
        ]
        add(result(tool, 'The file has been updated.', { filePath: 'a.ts', structuredPatch }), 500)
      } else {
        const output = words(random, 20 + Math.floor(900 * random() ** 2))
        const input = { command: 'npm test' }
        add(answer(id, { type: 'tool_use', id: tool, name: 'Bash', input }, 180), 500)
        const size = (2 * 6 * output.length) / lengthOfWords
        add(result(tool, output, { stdout: output, stderr: '', interrupted: false }), size)
      }
    }
  }
  return records
}

const result = (/** @type {string} */ id, /** @type {string} */ content, /** @type {object} */ toolUseResult) => ({
  type: 'user',
  message: { role: 'user', content: [{ tool_use_id: id, type: 'tool_result', content, is_error: false }] },
  toolUseResult,
})

/** @param {{ files: number, bytes: number, records: number }} made */
function write(/** @type {string} */ file, /** @type {object[]} */ records, made) {
  const text = `${records.map((record) => JSON.stringify(record)).join('\n')}\n`
  const handle = openSync(file, 'w')
  made.bytes += writeSync(handle, text)
  closeSync(handle)
  made.files++
  made.records += records.length
}

let lengthOfWords = 6
const TEXT = Array.from(
  { length: 4000 },
  (_, i) => ['the', 'session', 'reads', 'a', 'file', 'and', 'changes'][(i * i) % 7],
).join(' ')

/** About so many words. */
function words(/** @type {() => number} */ random, /** @type {number} */ count) {
  const at = Math.floor(random() * 1000)
  return TEXT.slice(at, at + count * lengthOfWords)
}

/** @returns {() => number} */
function randomNumbers(/** @type {number} */ seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
