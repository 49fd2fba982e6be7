/** The sum over all runs of `npm test`: passed, failed and skipped, and the reasons worth repeating at the end. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  remarks = [];

  /** Counts one check that is not a jest test: lint, typecheck, build. */
  check(name, isFine) {
    if (isFine) this.passed += 1;
    else {
      this.failed += 1;
      this.remarks.push(`✗ ${name}`);
    }
  }

  /**
   * Adds a jest run by its JSON report. A suite that could not run, and a run without a report, count as failed.
   * @param report jest's `--json` document or null when the run crashed; @param code its exit code
   * @param again folders whose tests run again on another database: what one run leaves to the other is not skipped
   */
  jest(name, report, code, again = []) {
    if (!report) {
      this.failed += 1;
      this.remarks.push(`✗ ${name}: jest 没有留下结果 / left no result`);
      return;
    }
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    this.passed += report.numPassedTests;
    for (const suite of report.testResults) {
      if (again.some((folder) => suite.name.includes(`/${folder}/`))) continue;
      this.skipped += suite.assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').length;
    }
    this.failed += failed === 0 && code !== 0 ? 1 : failed;
    for (const suite of report.testResults)
      if (suite.status === 'failed') this.remarks.push(`✗ ${name}: ${suite.name}`);
  }

  /** Counts what could not run for want of something on this machine; in CI that is a failure. */
  missing(count, chinese, english) {
    const inCi = process.env.CI === 'true';
    if (inCi) this.failed += count;
    else this.skipped += count;
    this.remarks.push(`${inCi ? '✗ 失败 / FAILED' : '○ 跳过 / SKIPPED'} ×${count}: ${chinese} / ${english}`);
  }

  /** The last line of `npm test`. */
  toString() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}
