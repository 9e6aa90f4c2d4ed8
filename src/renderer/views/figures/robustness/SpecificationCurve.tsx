import { type MouseEvent, useEffect, useMemo, useRef } from 'react'
import type { Ways } from '#core/robustness/choice'
import { curvePicture } from '#core/robustness/curve-picture'
import { type HeadlineResult, summaryOf } from '#core/robustness/specification'
import { summaryText } from '#core/robustness/specification-text'
import { drawCurve } from '../../../ui/chart/draw-curve'
import { curveForPicture } from '../../../ui/chart/draw-picture'
import { useSize } from '../../../ui/use-size'
import { Takeable } from '../Takeable'
import { useTold } from '../use-told'
import css from './SpecificationCurve.module.css'

interface SpecificationCurveProps {
  readonly result: HeadlineResult
  readonly chosen: Ways
  onChoose(ways: Ways): void
}

const SIZE = 11

/** The specification curve of a headline, as wide as there is room; a click on a combination chooses it. */
export function SpecificationCurve({ result, chosen, onChoose }: SpecificationCurveProps) {
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  const told = useTold()
  const curve = useMemo(() => told && curvePicture(result, told, chosen), [result, told, chosen])
  useEffect(() => {
    if (!curve || width === 0) return place.current?.replaceChildren()
    const { headline } = result
    const label = `Specification curve: ${headline.name}. ${summaryText(summaryOf(result), headline)}`
    place.current?.replaceChildren(drawCurve(curve.model, headline, { width, fontSize: SIZE, label }))
  }, [curve, result, width])
  const choose = ({ target }: MouseEvent) => {
    const column = target instanceof Element ? target.closest('[data-column]') : null
    const specification = column && result.specifications[Number(column.getAttribute('data-column'))]
    if (specification) onChoose(specification.ways)
  }
  if (!curve) return null
  return (
    <Takeable name={result.headline.name} picture={curveForPicture(curve)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; the switches do the same with the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
      <div ref={place} className={css.curve} onClick={choose} />
    </Takeable>
  )
}
