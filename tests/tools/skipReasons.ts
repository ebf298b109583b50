// A Vitest reporter that puts the reason of a skipped test where the JSON report shows it: `meta.skipReason`.
// The reason is the note of `context.skip(note)`, or that `meta` given with the test.
import type { Reporter, TestCase } from 'vitest/node';

// biome-ignore lint/style/noDefaultExport: Vitest takes the default export
export default class SkipReasons implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state === 'skipped' && result.note) Object.assign(test.meta(), { skipReason: result.note });
  }
}
