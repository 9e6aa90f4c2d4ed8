import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A folder of transcripts, a session `s0`, `s1` … for each prompt, answered with one word. */
export function transcriptFolder(prompts: readonly string[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-transcripts-'))
  prompts.forEach((content, i) => {
    const base = { sessionId: `s${i}`, cwd: '/w', version: '2.1.0', isSidechain: false }
    const at = (second: number) => `2026-05-01T10:00:0${second}.000Z`
    const answer = {
      id: `m${i}`,
      role: 'assistant',
      model: 'claude-sonnet-4-6',
      content: [{ type: 'text', text: 'Done.' }],
    }
    const records = [
      { ...base, type: 'user', uuid: `u${i}`, timestamp: at(0), message: { role: 'user', content } },
      { ...base, type: 'assistant', uuid: `a${i}`, timestamp: at(5), message: answer },
    ]
    writeFileSync(path.join(folder, `s${i}.jsonl`), records.map((record) => JSON.stringify(record)).join('\n'))
  })
  return folder
}
