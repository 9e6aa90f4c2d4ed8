import { xmlText } from '#core/export/xml-text'

/** An element with a value, the form most of DrawingML has: `<c:gapWidth val="60"/>`. */
export const val = (name: string, value: string | number | boolean): string =>
  `<${name} val="${typeof value === 'boolean' ? (value ? 1 : 0) : xmlText(String(value))}"/>`

export const fill = (color: string, alpha = 100): string =>
  `<a:solidFill>${color.startsWith('#') ? `<a:srgbClr val="${color.slice(1).toUpperCase()}">${alphaOf(alpha)}</a:srgbClr>` : `<a:schemeClr val="${color}">${alphaOf(alpha)}</a:schemeClr>`}</a:solidFill>`

const alphaOf = (alpha: number): string => (alpha === 100 ? '' : `<a:alpha val="${alpha * 1000}"/>`)

/** A line of so many points. */
export const line = (color: string | null, points: number, alpha = 100): string =>
  color === null
    ? '<a:ln><a:noFill/></a:ln>'
    : `<a:ln w="${Math.round(points * 12_700)}">${fill(color, alpha)}<a:round/></a:ln>`

/** The look of the text of a part of a chart, turned by so many degrees; where nothing is said, as its program likes. */
export const textLook = (color: string, points: number, isBold = false, turn: number | null = null): string =>
  `<c:txPr><a:bodyPr${turn === null ? '' : ` rot="${turn * 60_000}" vert="horz"`}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(points * 100)}" b="${isBold ? 1 : 0}">${fill(color)}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`
