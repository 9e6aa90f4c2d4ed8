import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Says in so many words which tests did not run and why, so that nobody reads a skipped run as a passed one. */
export default class SkipReporter implements Reporter {
  private readonly skipped: string[] = []

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return
    const why = test.annotations.find((annotation) => annotation.type === 'skip')?.description ?? 'no reason given'
    this.skipped.push(`  SKIPPED ${test.titlePath().filter(Boolean).join(' > ')}: ${why}`)
  }

  onEnd(): void {
    if (this.skipped.length === 0) return
    console.log(`\nSKIPPED ${this.skipped.length} (NOT passed):\n${this.skipped.join('\n')}`)
  }
}
