/** The command line: the same core and engine, without a window. */
import type { Result } from '#core/failure'
import { agreementCommand } from './cli/agreement-command'
import { calibrateCommand } from './cli/calibrate-command'
import { changeCommand } from './cli/change-command'
import { checkCommand } from './cli/check-command'
import { classifyCommand } from './cli/classify-command'
import { deckCommand } from './cli/deck-command'
import { exportCommand } from './cli/export-command'
import { figuresCommand } from './cli/figures-command'
import { findingsCommand } from './cli/findings-command'
import { importCommand } from './cli/import-command'
import { EXIT, report, reportBug, usage } from './cli/outcome'
import { pivotCommand } from './cli/pivot-command'
import { printOut } from './cli/print-out'
import { ratesCommand } from './cli/rates-command'
import { regressCommand } from './cli/regress-command'
import { reportCommand } from './cli/report-command'
import { robustnessCommand } from './cli/robustness-command'
import { sampleCommand } from './cli/sample-command'
import { sensitivityCommand } from './cli/sensitivity-command'
import { signalsCommand } from './cli/signals-command'
import { USAGE } from './cli/usage'
import { valueCommand } from './cli/value-command'

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<Result<null>>>> = {
  pivot: pivotCommand,
  check: checkCommand,
  figures: figuresCommand,
  findings: findingsCommand,
  regress: regressCommand,
  change: changeCommand,
  signals: signalsCommand,
  agreement: agreementCommand,
  deck: deckCommand,
  robustness: robustnessCommand,
  report: reportCommand,
  export: exportCommand,
  import: importCommand,
  classify: classifyCommand,
  sample: sampleCommand,
  calibrate: calibrateCommand,
  value: valueCommand,
  sensitivity: sensitivityCommand,
  rates: ratesCommand,
}

async function run([name, ...args]: readonly string[]): Promise<Result<null>> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help' || args.includes('--help')) {
    const printed = await printOut(USAGE)
    return name === undefined ? usage('no command was given') : printed
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  return command ? command(args) : usage(`There is no command ${name}`)
}

process.on('uncaughtException', (error) => process.exit(reportBug(error)))
const outcome = await run(process.argv.slice(2)).catch((error: unknown) => process.exit(reportBug(error)))
process.exitCode = outcome.ok ? EXIT.done : report(outcome.failure)
