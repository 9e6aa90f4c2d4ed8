/** Where a panel of a chart is drawn, and with what beside it. */
export interface PanelPlace {
  /** Its name; empty where there is one. */
  readonly panel: string
  readonly width: number
  readonly height: number
  /** True where it must not be higher than that. */
  readonly isFixed: boolean
  readonly fontSize: number
  readonly hasValues: boolean
  /** Whether the names along its left edge are drawn, or those of the panel at its left are meant. */
  readonly names: 'shown' | 'at the left'
  /** Id of the hatching of what is withheld. */
  readonly hatch: string
}
