import { fail, ok, type Result } from '#core/failure'
import { errorCode } from '../services/error-code'

/** Writes to standard output, to the end. A reader that has seen enough and left (`| head`) is no failure. */
export async function printOut(text: string): Promise<Result<null>> {
  try {
    await new Promise<void>((resolve, reject) => {
      // The stream tells of its error twice, and would throw it where nobody listens.
      process.stdout.once('error', reject)
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    })
  } catch (error) {
    const detail = errorCode(error)
    if (detail !== 'EPIPE') return fail({ code: 'write-failed', file: 'Standard output', detail })
  }
  return ok(null)
}
