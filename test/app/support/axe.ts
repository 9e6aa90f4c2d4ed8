import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds wrong with the page, a line each. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
  // React Aria's own wrapper of what lies over the page is none, as axe.spec.ts says.
  return faults.filter((fault) => !fault.startsWith('region: <div style="display: contents;">'))
}
