import type { SampleSession } from '#core/sample/generate-sessions'

const EXPERTISE = ['Unclear', '1', '2', '3', '4', '5']
export const FAMILIES = ['haiku', 'sonnet', 'opus']
const SOFTWARE = 'Computer and Mathematical'
const BAND_CEILINGS = [200, 1000, 5000]

/** A column of labels as numbers: code 0 is the first label met, and so on. */
export class Labels {
  readonly codes: Uint8Array
  readonly names: string[] = []
  readonly #codeOf = new Map<string, number>()

  constructor(rows: number) {
    this.codes = new Uint8Array(rows)
  }

  set(row: number, name: string): void {
    let code = this.#codeOf.get(name)
    if (code === undefined) {
      code = this.names.push(name) - 1
      this.#codeOf.set(name, code)
    }
    this.codes[row] = code
  }

  /** Code of a label; -1 when no row has it. */
  code(name: string): number {
    return this.#codeOf.get(name) ?? -1
  }
}

/** Sessions as columns, with what the study derives from them. */
export class SessionTable {
  readonly rows: number
  /** Dense user numbers. */
  readonly user: Uint32Array
  users = 0
  /** 0 for October 2025 to 6 for April 2026. */
  readonly month: Uint8Array
  readonly mode: Labels
  readonly relation: Labels
  readonly occupation: Labels
  readonly workOccupation: Labels
  readonly outcome: Labels
  /** 1 to 5; 0 for Unclear. */
  readonly level: Uint8Array
  /** 0 software, 1 other, 2 unclear. */
  readonly userGroup: Uint8Array
  readonly family: Uint8Array
  readonly band: Uint8Array
  readonly success: Uint8Array
  readonly failure: Uint8Array
  readonly planning: Float64Array
  readonly execution: Float64Array
  readonly prompts: Float64Array
  readonly actions: Float64Array
  readonly words: Float64Array
  readonly added: Float64Array
  readonly removed: Float64Array
  readonly value: Float64Array

  constructor(rows: number) {
    this.rows = rows
    this.user = new Uint32Array(rows)
    this.month = new Uint8Array(rows)
    this.mode = new Labels(rows)
    this.relation = new Labels(rows)
    this.occupation = new Labels(rows)
    this.workOccupation = new Labels(rows)
    this.outcome = new Labels(rows)
    this.level = new Uint8Array(rows)
    this.userGroup = new Uint8Array(rows)
    this.family = new Uint8Array(rows)
    this.band = new Uint8Array(rows)
    this.success = new Uint8Array(rows)
    this.failure = new Uint8Array(rows)
    this.planning = new Float64Array(rows)
    this.execution = new Float64Array(rows)
    this.prompts = new Float64Array(rows)
    this.actions = new Float64Array(rows)
    this.words = new Float64Array(rows)
    this.added = new Float64Array(rows)
    this.removed = new Float64Array(rows)
    this.value = new Float64Array(rows)
  }

  /** The rows of these batches, of which there are `rows`. */
  static of(batches: Iterable<readonly SampleSession[]>, rows: number): SessionTable {
    const table = new SessionTable(rows)
    const numberOfUser = new Map<string, number>()
    let row = 0
    for (const batch of batches) {
      for (const session of batch) {
        let user = numberOfUser.get(session.user_id)
        if (user === undefined) {
          user = numberOfUser.size
          numberOfUser.set(session.user_id, user)
        }
        table.user[row] = user
        table.#set(row++, session)
      }
    }
    table.users = numberOfUser.size
    return table
  }

  #set(row: number, session: SampleSession): void {
    const start = new Date(session.started_at)
    this.month[row] = (start.getUTCFullYear() - 2025) * 12 + start.getUTCMonth() - 9
    this.mode.set(row, session.work_mode)
    this.relation.set(row, session.codebase_relation)
    this.occupation.set(row, session.occupation)
    this.workOccupation.set(row, session.work_occupation)
    this.outcome.set(row, session.outcome)
    this.level[row] = EXPERTISE.indexOf(session.expertise)
    this.userGroup[row] = session.occupation === SOFTWARE ? 0 : session.occupation === 'Unclear' ? 2 : 1
    this.family[row] = FAMILIES.findIndex((family) => session.model.includes(family))
    this.band[row] = BAND_CEILINGS.filter((ceiling) => session.task_value_usd >= ceiling).length
    this.success[row] = session.success_signal
    this.failure[row] = session.failure_signal
    this.planning[row] = session.planning_user_share
    this.execution[row] = session.execution_user_share
    this.prompts[row] = session.prompts
    this.actions[row] = session.actions
    this.words[row] = session.output_words
    this.added[row] = session.lines_added
    this.removed[row] = session.lines_removed
    this.value[row] = session.task_value_usd
  }
}
