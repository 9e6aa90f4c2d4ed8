/** What fields and chips are dragged as: only our own drop areas take it. */
export const DRAG_TYPE = 'application/x-session-explorer-field'
