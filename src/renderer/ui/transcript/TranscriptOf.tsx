import { useEffect, useState } from 'react'
import type { Result } from '#core/failure'
import { failureLine } from '#core/failure-text'
import type { Turn } from '#core/transcript/turn'
import css from './TranscriptOf.module.css'
import { TranscriptView } from './TranscriptView'

interface TranscriptOfProps {
  readonly session: string
  load(session: string, signal: AbortSignal): Promise<Result<readonly Turn[]>>
}

/** The transcript of a session, read when it is shown. */
export function TranscriptOf({ session, load }: TranscriptOfProps) {
  const [read, setRead] = useState<{ readonly session: string; readonly result: Result<readonly Turn[]> } | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    void load(session, controller.signal).then((result) => {
      if (!controller.signal.aborted) setRead({ session, result })
    })
    return () => controller.abort()
  }, [session, load])
  if (read?.session !== session) return <p className={css.quiet}>Reading the transcript…</p>
  if (!read.result.ok) return <p className={css.quiet}>{failureLine(read.result.failure)}</p>
  if (read.result.value.length === 0)
    return <p className={css.quiet}>Nothing was found of this session in the files that are open.</p>
  return <TranscriptView key={session} label={`Transcript of ${session}`} turns={read.result.value} />
}
