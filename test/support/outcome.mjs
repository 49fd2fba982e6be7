/** How a test that is left out says so in its own name. */
const LOUDLY = /^SKIPPED, [^:]*: /;

/** The sum over all runs of `npm test`: passed, failed and skipped, and the reasons worth repeating at the end. */
export class Tally {
  passed = 0;
  failed = 0;
  remarks = [];
  /** What nothing on this machine could run. */
  #missing = 0;
  /** Tests that some run carried out, and tests that some run left out, each by file and name. */
  #ran = new Set();
  #left = new Set();

  /** Tests that no run has carried out: what one database leaves to the other is not skipped. */
  get skipped() {
    return this.#missing + [...this.#left].filter((name) => !this.#ran.has(name)).length;
  }

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
   */
  jest(name, report, code) {
    if (!report) {
      this.failed += 1;
      this.remarks.push(`✗ ${name}: jest 没有留下结果 / left no result`);
      return;
    }
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
    this.passed += report.numPassedTests;
    for (const suite of report.testResults)
      for (const { status, fullName } of suite.assertionResults)
        (status === 'passed' || status === 'failed' ? this.#ran : this.#left).add(
          `${suite.name} ${fullName.replace(LOUDLY, '')}`,
        );
    this.failed += failed === 0 && code !== 0 ? 1 : failed;
    for (const suite of report.testResults)
      if (suite.status === 'failed') this.remarks.push(`✗ ${name}: ${suite.name}`);
  }

  /** Counts what could not run for want of something on this machine; in CI that is a failure. */
  missing(count, chinese, english) {
    const inCi = process.env.CI === 'true';
    if (inCi) this.failed += count;
    else this.#missing += count;
    this.remarks.push(`${inCi ? '✗ 失败 / FAILED' : '○ 跳过 / SKIPPED'} ×${count}: ${chinese} / ${english}`);
  }

  /** The last line of `npm test`. */
  toString() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}
