import { Component, type ReactNode } from 'react'
import { Button } from './Button'
import css from './ErrorBoundary.module.css'

interface ErrorBoundaryProps {
  /** What is shown inside, for the sentence. */
  readonly what: string
  /** The boundary tries again when this changes. */
  readonly of: unknown
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly error: Error | null
  readonly of: unknown
}

/** Keeps a bug in one part of the window from taking the rest with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, of: this.props.of }

  static getDerivedStateFromError(error: Error): Partial<ErrorBoundaryState> {
    return { error }
  }

  static getDerivedStateFromProps({ of }: ErrorBoundaryProps, state: ErrorBoundaryState): ErrorBoundaryState | null {
    return of === state.of ? null : { error: null, of }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className={css.failed} role="alert">
        <p>
          <strong>{this.props.what} could not be drawn.</strong> This is a fault of the program; nothing is lost. Please
          report it with its details.
        </p>
        <Button onPress={() => void navigator.clipboard.writeText(`${error.message}\n${error.stack}`)}>
          Copy details
        </Button>
      </div>
    )
  }
}
