import { type Estimate, geometricMean, mean, quotient, ratio, share } from './estimate'
import { adjustedByLevel, slope } from './fixed-effects'
import type { SessionTable } from './session-table'

/** One published number beside what a table of sessions gives for it. */
export interface Comparison {
  /** Section of study.md. */
  readonly section: string
  readonly what: string
  /** The published number, or the two ends of a published range. */
  readonly target: number | readonly [low: number, high: number]
  /** Half the last digit of the published number: what rounding, or reading it off a figure, leaves open. */
  readonly rounding: number
  readonly obtained: Estimate
}

/** How far the obtained number lies outside what rounding allows, in standard errors. */
export function standardErrorsOff({ target, rounding, obtained }: Comparison): number {
  const [low, high] = typeof target === 'number' ? [target, target] : target
  const off = Math.max(low - rounding - obtained.value, obtained.value - high - rounding, 0)
  return off / obtained.error
}

/** Everything the study publishes that a table of sessions can show, against the same computed from the table. */
export function compareWithStudy(table: SessionTable): Comparison[] {
  return [
    ...userNumbers(table),
    ...mixNumbers(table),
    ...decisionNumbers(table),
    ...expertiseNumbers(table),
    ...successNumbers(table),
    ...troubleNumbers(table),
    ...occupationNumbers(table),
    ...changeNumbers(table),
    ...signalNumbers(table),
    ...slopeNumbers(table),
  ]
}

const LEVELS = [1, 2, 3, 4, 5] as const

const compare =
  (section: string) =>
  (what: string, target: Comparison['target'], rounding: number, obtained: Estimate): Comparison => ({
    section,
    what,
    target,
    rounding,
    obtained,
  })

const percent = ({ value, error, n }: Estimate): Estimate => ({ value: 100 * value, error: 100 * error, n })

/** The derived measures of study.md 7.4, by row. */
function measures(table: SessionTable) {
  const { outcome, success, failure, level, added, removed } = table
  const [succeeded, partial, failed, none] = [
    outcome.code('succeeded'),
    outcome.code('partially_succeeded'),
    outcome.code('failed'),
    outcome.code('no_clear_goal'),
  ]
  const hasGoal = (row: number) => outcome.codes[row] !== none
  const isStudied = (row: number) => hasGoal(row) && level[row]! > 0
  const isTroubled = (row: number) => failure[row]! >= 3
  const hasFailed = (row: number) => outcome.codes[row] === failed
  return {
    hasGoal,
    isStudied,
    isTroubled,
    isStudiedTrouble: (row: number) => isStudied(row) && isTroubled(row),
    isPartial: (row: number) => outcome.codes[row] === succeeded || outcome.codes[row] === partial,
    isJudged: (row: number) => outcome.codes[row] === succeeded,
    isVerified: (row: number) => outcome.codes[row] === succeeded && success[row]! >= 4,
    hasFailed,
    isVerifiedFailure: (row: number) => hasFailed(row) && failure[row]! >= 4,
    isAbandoned: (row: number) => hasFailed(row) && added[row] === 0,
    producesCode: (row: number) => added[row]! > 0 || removed[row]! > 0,
  }
}

function userNumbers(table: SessionTable): Comparison[] {
  const study = compare('1')
  const sessionsOf = new Float64Array(table.users)
  for (const user of table.user) sessionsOf[user]!++
  const ofUsers = (of: (sessions: number) => number): Estimate => {
    const values = sessionsOf.map(of)
    const average = values.reduce((a, b) => a + b, 0) / table.users
    const variance = values.reduce((sum, v) => sum + (v - average) ** 2, 0) / table.users
    return { value: average, error: Math.sqrt(variance / table.users), n: table.users }
  }
  const moreThan = (limit: number) => percent(ofUsers((sessions) => (sessions > limit ? 1 : 0)))
  const { hasGoal } = measures(table)
  const unclear = table.occupation.code('Unclear')
  return [
    study(
      'sessions per user',
      398_198 / 234_751,
      0,
      ofUsers((sessions) => sessions),
    ),
    study('users with more than 1 session, %', (100 * 73_066) / 234_751, 0, moreThan(1)),
    study('users with more than 5 sessions, %', (100 * 6_382) / 234_751, 0, moreThan(5)),
    study('users with more than 10 sessions, %', (100 * 1_413) / 234_751, 0, moreThan(10)),
    study('no clear goal, %', 7.7, 0.05, percent(share(table, (row) => !hasGoal(row)))),
    study('occupation Unclear, %', 30, 0.5, percent(share(table, (row) => table.occupation.codes[row] === unclear))),
  ]
}

function mixNumbers(table: SessionTable): Comparison[] {
  const { mode, relation } = table
  const ofModes = (...names: string[]) => {
    const codes = names.map((name) => mode.code(name))
    return percent(share(table, (row) => codes.includes(mode.codes[row]!)))
  }
  const ofRelation = (name: string) => {
    const code = relation.code(name)
    return percent(share(table, (row) => relation.codes[row] === code))
  }
  const modes = compare('2')
  const relations = compare('3')
  return [
    modes('Fix, %', 26, 0.5, ofModes('Fix')),
    modes('Build, %', 25, 0.5, ofModes('Build')),
    modes('Operate, %', 17, 0.5, ofModes('Operate')),
    modes('Communicate, %', 10, 0.5, ofModes('Communicate')),
    modes('Understand, %', 7, 0.5, ofModes('Understand')),
    modes('Plan, %', 7, 0.5, ofModes('Plan')),
    modes('Orchestrate, %', 3, 0.5, ofModes('Orchestrate')),
    modes('Analyze, %', 3, 0.5, ofModes('Analyze')),
    modes('Test, %', 2, 0.5, ofModes('Test')),
    modes('writes or maintains code, %', 56, 0.5, ofModes('Fix', 'Build', 'Orchestrate', 'Test')),
    modes('works out what to do, %', 14, 0.5, ofModes('Understand', 'Plan')),
    modes('analysis or prose, %', 13, 0.5, ofModes('Communicate', 'Analyze')),
    relations('modify, %', 48, 0.5, ofRelation('modify')),
    relations('explore, %', 17, 0.5, ofRelation('explore')),
    relations('create, %', 14, 0.5, ofRelation('create')),
    relations('none ("roughly a fifth"), %', 20, 2.5, ofRelation('none')),
  ]
}

function decisionNumbers(table: SessionTable): Comparison[] {
  const { planning, execution, actions, prompts, words } = table
  const shares = compare('4')
  const effort = compare('1.1')
  const perPrompt = (among?: (row: number) => boolean) =>
    ratio(
      table,
      (row) => actions[row]!,
      (row) => prompts[row]!,
      among,
    )
  // Claude's share in whole per cent, so that bins have exact edges.
  const claudes = (user: Float64Array) => (row: number) => Math.round(100 * (1 - user[row]!))
  const inBin = (user: Float64Array, low: number, high: number) =>
    percent(share(table, (row) => claudes(user)(row) >= low && claudes(user)(row) < high))
  const averagesOver = (limit: number) => percent(share(table, (row) => actions[row]! / prompts[row]! > limit))
  return [
    shares('user share of planning, %', 70, 0.5, percent(mean(table, (row) => planning[row]!))),
    shares('user share of execution, %', 20, 0.5, percent(mean(table, (row) => execution[row]!))),
    shares('Claude plans 0-10 %, % of sessions', 24, 0.5, inBin(planning, 0, 10)),
    shares('Claude plans 10-20 %, % of sessions', 16, 0.5, inBin(planning, 10, 20)),
    shares('Claude plans 20-30 %, % of sessions', 20, 0.5, inBin(planning, 20, 30)),
    shares('Claude executes 90-100 %, % of sessions', 50, 2.5, inBin(execution, 90, 101)),
    shares(
      'actions per turn, user keeps execution',
      8,
      0.5,
      perPrompt((row) => execution[row]! > 0.8),
    ),
    shares(
      'actions per turn, Claude takes planning',
      16,
      0.5,
      perPrompt((row) => claudes(planning)(row) > 80),
    ),
    // Typical is read as the geometric mean; "average" as all actions over all prompts (see effort.ts).
    effort(
      'turns, geometric mean',
      4,
      0.5,
      geometricMean(
        table,
        (row) => prompts[row]!,
        () => true,
      ),
    ),
    effort('actions per prompt', 10, 0.5, perPrompt()),
    effort(
      'words per prompt',
      2400,
      50,
      ratio(
        table,
        (row) => words[row]!,
        (row) => prompts[row]!,
      ),
    ),
    effort('sessions over 100 actions per prompt, %', 2, 0.5, averagesOver(100)),
    effort('sessions over 200 actions per prompt, %', 100 / 270, 0.007, averagesOver(200)),
    effort('sessions over 500 actions per prompt, %', 100 / 2300, 0.001, averagesOver(500)),
  ]
}

function expertiseNumbers(table: SessionTable): Comparison[] {
  const { level, actions, words, prompts } = table
  const { isStudied } = measures(table)
  const counts = [5_911, 73_858, 96_516, 146_879, 36_422]
  const total = 359_586
  const distribution = compare('5.3')
  const activity = compare('5.4')
  const geometric = (of: Float64Array, at: number) =>
    geometricMean(
      table,
      (row) => of[row]! / prompts[row]!,
      (row) => level[row] === at && of[row]! > 0,
    )
  const perLevel = (of: Float64Array) => {
    const { value, error, n } = slope(
      table,
      (row) => Math.log(of[row]! / prompts[row]!),
      (row) => level[row]!,
      (row) => level[row]! > 0 && of[row]! > 0,
      effortCell(table),
      EFFORT_CELLS,
    )
    return { value: 100 * (Math.exp(value) - 1), error: 100 * Math.exp(value) * error, n }
  }
  return [
    distribution('regression sample, % of sessions', (100 * total) / 398_198, 0, percent(share(table, isStudied))),
    ...LEVELS.map((at, i) =>
      distribution(
        `level ${at}, %`,
        (100 * counts[i]!) / total,
        0,
        percent(share(table, (row) => level[row] === at, isStudied)),
      ),
    ),
    distribution(
      'mean level',
      3.37,
      0.005,
      mean(table, (row) => level[row]!, isStudied),
    ),
    activity('actions per prompt at 1, geometric mean', 4.9, 0.05, geometric(actions, 1)),
    activity('actions per prompt at 5, geometric mean', 11.7, 0.05, geometric(actions, 5)),
    activity('words per prompt at 1, geometric mean', 607, 0.5, geometric(words, 1)),
    activity('words per prompt at 5, geometric mean', 3200, 50, geometric(words, 5)),
    activity('actions per prompt, adjusted, % per level', 9, 0.5, perLevel(actions)),
    activity('words per prompt, adjusted, % per level', 13, 0.5, perLevel(words)),
  ]
}

function successNumbers(table: SessionTable): Comparison[] {
  const study = compare('8.1')
  const { isStudied, isVerified, isJudged, isPartial } = measures(table)
  const raw = [13.2, 20.9, 28.0, 29.3, 34.7]
  const adjusted = [14.5, 20.9, 28.3, 29.5, 32.9]
  const rates = (of: (row: number) => boolean) =>
    adjustedByLevel(table, (row) => (of(row) ? 1 : 0), isStudied, cellOfAll(table), ALL_CELLS).map(percent)
  const verified = rates(isVerified)
  const judged = rates(isJudged)
  const partial = rates(isPartial)
  return [
    ...LEVELS.map((at, i) =>
      study(
        `verified at ${at}, raw, %`,
        raw[i]!,
        0.05,
        percent(share(table, isVerified, (row) => isStudied(row) && table.level[row] === at)),
      ),
    ),
    ...LEVELS.map((at, i) => study(`verified at ${at}, adjusted, %`, adjusted[i]!, 0.05, verified[i]!)),
    study('verified, all, %', 27.5, 0.05, percent(share(table, isVerified, isStudied))),
    study('judged at 1, adjusted, %', 39, 1, judged[0]!),
    study('judged at 5, adjusted, %', 65, 1, judged[4]!),
    study('at least partial at 1, adjusted, %', 77, 0.5, partial[0]!),
    study('at least partial at 3, adjusted, %', [91, 92], 0.5, partial[2]!),
    study('at least partial at 4, adjusted, %', [91, 92], 0.5, partial[3]!),
    study('at least partial at 5, adjusted, %', [91, 92], 0.5, partial[4]!),
  ]
}

function troubleNumbers(table: SessionTable): Comparison[] {
  const study = compare('8.2')
  const { isStudied, isStudiedTrouble, isTroubled, ...is } = measures(table)
  const rates = (of: (row: number) => boolean) =>
    adjustedByLevel(table, (row) => (of(row) ? 1 : 0), isStudiedTrouble, cellOfAll(table), ALL_CELLS).map(percent)
  const verified = rates(is.isVerified)
  const judged = rates(is.isJudged)
  const partial = rates(is.isPartial)
  const verifiedFailure = rates(is.isVerifiedFailure)
  const abandoned = rates(is.isAbandoned)
  const value = (at: number) =>
    mean(
      table,
      (row) => table.value[row]!,
      (row) => isStudiedTrouble(row) && table.level[row] === at,
    )
  const trouble = (at: number) => percent(share(table, isTroubled, (row) => isStudied(row) && table.level[row] === at))
  return [
    study('troubled: verified at 1, %', 4, 0.5, verified[0]!),
    study('troubled: verified at 5, %', 15, 0.5, verified[4]!),
    study('troubled: judged at 1, %', 10, 1, judged[0]!),
    study('troubled: judged at 5, %', 27, 1, judged[4]!),
    study('troubled: at least partial at 1, %', 60, 0.5, partial[0]!),
    study('troubled: at least partial at 3, %', [80, 81], 0.5, partial[2]!),
    study('troubled: at least partial at 4, %', [80, 81], 0.5, partial[3]!),
    study('troubled: at least partial at 5, %', 80, 0.5, partial[4]!),
    study('troubled: verified failure at 1, %', 30, 1, verifiedFailure[0]!),
    study('troubled: verified failure at 5, %', 18, 1, verifiedFailure[4]!),
    study('troubled: abandoned at 1, %', 19, 0.5, abandoned[0]!),
    ...[2, 3, 4].map((at) => study(`troubled: abandoned at ${at}, %`, [5, 7], 0.5, abandoned[at - 1]!)),
    study('troubled: abandoned at 5, %', 7, 0.5, abandoned[4]!),
    study('troubled: mean value at 5 over at 1', 2, 0.25, quotient(value(5), value(1))),
    study('hits trouble at 5 over at 1', [0.5, 0.99], 0, quotient(trouble(5), trouble(1))),
  ]
}

function occupationNumbers(table: SessionTable): Comparison[] {
  const study = compare('8.3')
  const { hasGoal, producesCode, isVerified, isJudged } = measures(table)
  const codes = (row: number) => hasGoal(row) && producesCode(row)
  const group = (of: number) => (row: number) => table.userGroup[row] === of
  const rate = (of: (row: number) => boolean, ...among: ((row: number) => boolean)[]) =>
    percent(share(table, of, (row) => among.every((is) => is(row))))
  const ofTitle = (title: string) => {
    const code = table.occupation.code(title)
    return (row: number) => table.occupation.codes[row] === code
  }
  // Group, verified, judged; two readings of the figure where they differ (study.md 8.3).
  const groups: readonly (readonly [string, number, Comparison['target']])[] = [
    ['Management', 37, 55],
    ['Legal', 33, 57],
    ['Business and Financial Operations', 29, 54],
    ['Healthcare Practitioners and Technical', 28, 56],
    ['Arts, Design, Entertainment, Sports, and Media', 28, 53],
    ['Sales and Related', 27, [51, 58]],
    ['Architecture and Engineering', 27, 54],
    ['Educational Instruction and Library', 27, 52],
    ['Life, Physical, and Social Science', 27, 54],
  ]
  return [
    study('verified, software, %', 30, 0.5, rate(isVerified, hasGoal, group(0))),
    study('verified, other, %', 26, 0.5, rate(isVerified, hasGoal, group(1))),
    study('verified, software, code-producing, %', 34, 0.5, rate(isVerified, codes, group(0))),
    study('verified, other, code-producing, %', 29, 0.5, rate(isVerified, codes, group(1))),
    study('judged, software, code-producing, %', 60, 1, rate(isJudged, codes, group(0))),
    ...groups.flatMap(([title, verified, judged]) => [
      study(`verified, ${title}, code-producing, %`, verified, 1, rate(isVerified, codes, ofTitle(title))),
      study(`judged, ${title}, code-producing, %`, judged, 1, rate(isJudged, codes, ofTitle(title))),
    ]),
  ]
}

function changeNumbers(table: SessionTable): Comparison[] {
  const mix = compare('9.1')
  const worth = compare('9.2')
  const ofModes = (...names: string[]) => {
    const codes = names.map((name) => table.mode.code(name))
    return (row: number) => codes.includes(table.mode.codes[row]!)
  }
  const inMonth = (month: number, of: (row: number) => boolean) =>
    percent(share(table, of, (row) => table.month[row] === month))
  const growth = (of: (row: number) => boolean) => {
    const value = (month: number) =>
      mean(
        table,
        (row) => table.value[row]!,
        (row) => table.month[row] === month && of(row),
      )
    const { value: times, error, n } = quotient(value(6), value(0))
    return { value: 100 * (times - 1), error: 100 * error, n }
  }
  const prose = ofModes('Communicate', 'Analyze')
  return [
    mix('Fix, October, %', 33, 0.5, inMonth(0, ofModes('Fix'))),
    mix('Fix, April, %', 19, 0.5, inMonth(6, ofModes('Fix'))),
    mix('Operate, October, %', 14, 0.5, inMonth(0, ofModes('Operate'))),
    mix('Operate, April, %', 21, 0.5, inMonth(6, ofModes('Operate'))),
    mix('writing and data analysis, October, %', 10, 0.5, inMonth(0, prose)),
    mix('writing and data analysis, April, %', 20, 0.5, inMonth(6, prose)),
    mix('Build, April, %', 21, 0.5, inMonth(6, ofModes('Build'))),
    mix(
      'plan, understand, test, orchestrate, April, %',
      19,
      1,
      inMonth(6, ofModes('Plan', 'Understand', 'Test', 'Orchestrate')),
    ),
    worth(
      'value since October, all, %',
      [25, 27],
      0.5,
      growth(() => true),
    ),
    worth('value since October, Build, %', 43, 0.5, growth(ofModes('Build'))),
    worth('value since October, Operate, %', 34, 0.5, growth(ofModes('Operate'))),
    worth('value since October, Fix, %', 32, 0.5, growth(ofModes('Fix'))),
    worth('value since October, writing and data analysis, %', 2, 1, growth(prose)),
  ]
}

function signalNumbers(table: SessionTable): Comparison[] {
  const study = compare('10.1')
  const { isJudged, producesCode } = measures(table)
  const writes = ['create', 'modify'].map((name) => table.relation.code(name))
  const judgedAt = (signal: Uint8Array, level: number) =>
    percent(share(table, isJudged, (row) => signal[row] === level))
  return [
    study('judged at success signal 1, %', 13, 0.5, judgedAt(table.success, 1)),
    study('judged at success signal 5, %', 90, 0.5, judgedAt(table.success, 5)),
    study('judged at failure signal 1, %', 85, 0.5, judgedAt(table.failure, 1)),
    study('judged at failure signal 5, %', 3, 0.5, judgedAt(table.failure, 5)),
    study(
      'creating or modifying sessions that show code, %',
      [90, 93],
      0.5,
      percent(share(table, producesCode, (row) => writes.includes(table.relation.codes[row]!))),
    ),
  ]
}

const ALL_CELLS = 9 * 4 * 7 * 23 * 3
const EFFORT_CELLS = 9 * 4 * 7 * 3 * 3

/** Work mode x value band x month x task occupation x user software, other or unclear: column (5) of study.md 11.1. */
const cellOfAll = (table: SessionTable) => (row: number) =>
  (((table.mode.codes[row]! * 4 + table.band[row]!) * 7 + table.month[row]!) * 23 + table.workOccupation.codes[row]!) *
    3 +
  table.userGroup[row]!

/** The controls of study.md 5.4: work mode, task value, month, occupation, model family. */
const effortCell = (table: SessionTable) => (row: number) =>
  (((table.mode.codes[row]! * 4 + table.band[row]!) * 7 + table.month[row]!) * 3 + table.userGroup[row]!) * 3 +
  table.family[row]!

function slopeNumbers(table: SessionTable): Comparison[] {
  const study = compare('11.1')
  const { isStudied, isVerified } = measures(table)
  const y = (row: number) => (isVerified(row) ? 1 : 0)
  const x = (row: number) => table.level[row]!
  const band = (row: number) => table.mode.codes[row]! * 4 + table.band[row]!
  const month = (row: number) => band(row) * 7 + table.month[row]!
  const subject = (row: number) => month(row) * 23 + table.workOccupation.codes[row]!
  const columns = [
    [0.0426, () => 0, 1],
    [0.0507, band, 36],
    [0.0443, month, 252],
    [0.0442, subject, 252 * 23],
    [0.0379, cellOfAll(table), ALL_CELLS],
  ] as const
  return columns.map(([target, cellOf, cells], i) =>
    study(`slope of verified, column (${i + 1})`, target, 0.00005, slope(table, y, x, isStudied, cellOf, cells)),
  )
}
