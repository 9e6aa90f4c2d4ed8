/** A run in a process of its own, so that it can be killed: URL KEY JOURNAL SESSIONS WAY, and `retry` for the uncertain. */
import type { Way } from '#core/classify/plan'
import { start } from '../main/services/classify/setup'

const [url, key, file, n, way, retry] = process.argv.slice(2) as [string, string, string, string, Way, string?]
const fake = { url, key } as Parameters<typeof start>[0]['fake']
const retryUncertain = retry === 'retry'
const { outcome } = await start({ fake, file, n: Number(n), way, retryUncertain, batches: { size: 20, open: 3 } })
const { progress } = await outcome
process.exit(progress.end === 'done' && progress.answered + progress.unanswered === progress.planned ? 0 : 1)
