/** The drawing of charts as a program of its own, for where there is no window. */
export { chartSvg, curveSvg } from './chart-svg'
