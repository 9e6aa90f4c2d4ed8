import { errorCode } from './error-code'

/** Whether a process of this number is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One that belongs to someone else may not be asked, and runs.
    return errorCode(error) !== 'ESRCH'
  }
}
