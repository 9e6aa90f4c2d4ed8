import css from './SkipLink.module.css'

/** The first thing the Tab key reaches: past the frame, to what the page is for. */
export function SkipLink() {
  return (
    <button type="button" className={css.skip} onClick={goToContent} data-print="hide">
      Skip to the content
    </button>
  )
}

function goToContent(): void {
  const main = document.querySelector<HTMLElement>('main')
  const cell = main?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')
  main?.setAttribute('tabindex', '-1')
  const target = cell ?? main
  target?.focus()
}
