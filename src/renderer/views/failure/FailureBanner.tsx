import { CircleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Failure } from '#core/failure'
import { failureDetails } from '#core/failure-details'
import { failureText } from '#core/failure-text'
import { Button } from '../../ui/Button'
import css from './FailureBanner.module.css'

interface FailureBannerProps {
  readonly failure: Failure
  onDismiss?(): void
  /** A way out of it, where there is one. */
  readonly children?: ReactNode
}

/** What happened, what to do, and the details for whoever is asked for help. */
export function FailureBanner({ failure, onDismiss, children }: FailureBannerProps) {
  const { what, remedy } = failureText(failure)
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(failureDetails(failure)).then(() => setCopied(true))
  return (
    <div className={css.banner} role="alert" data-print="hide">
      <CircleAlert aria-hidden />
      <p>
        <strong>{what}</strong> {remedy}
      </p>
      {children}
      <Button look="quiet" onPress={copy}>
        {isCopied ? 'Copied' : 'Copy details'}
      </Button>
      {onDismiss && (
        <Button look="quiet" onPress={onDismiss}>
          Dismiss
        </Button>
      )}
    </div>
  )
}
