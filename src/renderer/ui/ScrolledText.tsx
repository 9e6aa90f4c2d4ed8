import type { ReactNode } from 'react'

/** Text as it is, in a box that scrolls. */
export const ScrolledText = ({ className, children }: { readonly className: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keys
  <pre className={className} tabIndex={0}>
    {children}
  </pre>
)
