import { memo } from 'react'
import type { Profile } from '#core/cells/profile'
import css from './Spread.module.css'

const MOST_BARS = 12

/** Bars of sessions per value, in the order of the values; withheld ones are not drawn. */
export const Spread = memo(function Spread({ profile }: { readonly profile: Profile | undefined }) {
  if (!profile) return <span className={css.spread} />
  const counts = profile.map(({ sessions }) => sessions ?? 0).slice(0, MOST_BARS)
  const most = Math.max(1, ...counts)
  return (
    <svg className={css.spread} viewBox={`0 0 ${MOST_BARS * 4} 16`} preserveAspectRatio="none" aria-hidden>
      {counts.map((count, i) => {
        const height = count === 0 ? 0 : Math.max(1, (count / most) * 16)
        const width = (MOST_BARS * 4) / counts.length
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity but their place
          <rect key={i} x={i * width} y={16 - height} width={Math.max(1, width - 0.8)} height={height} />
        )
      })}
    </svg>
  )
})
