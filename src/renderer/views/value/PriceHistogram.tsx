import { formatCount } from '#core/format/number'
import type { PostingsProfile } from '#core/value/postings/profile'
import css from './ValuePage.module.css'

/** How prices lie, on a log scale: four bins to a power of ten. */
export function PriceHistogram({ bins, n }: { readonly bins: PostingsProfile['histogram']; readonly n: number }) {
  const most = Math.max(...bins.map((bin) => bin.n))
  const peak = bins.find((bin) => bin.n === most)!
  const dollars = (usd: number) => `$${formatCount(Math.round(usd))}`
  return (
    <figure
      className={css.histogram}
      role="img"
      aria-label={`Prices of ${formatCount(n)} postings on a log scale, from ${dollars(bins[0]!.from)} to ${dollars(bins.at(-1)!.to)}; most, ${formatCount(most)}, lie between ${dollars(peak.from)} and ${dollars(peak.to)}.`}
    >
      <div className={css.bins} aria-hidden>
        {bins.map((bin) => (
          <span
            key={bin.from}
            style={{ height: `${(100 * bin.n) / most}%` }}
            title={`${dollars(bin.from)} to ${dollars(bin.to)}: ${formatCount(bin.n)}`}
          />
        ))}
      </div>
      <div className={css.ticks} aria-hidden>
        {bins.map(({ from }) => {
          const power = Math.log10(from)
          return <span key={from}>{Math.abs(power - Math.round(power)) < 1e-9 ? dollars(from) : ''}</span>
        })}
      </div>
    </figure>
  )
}
