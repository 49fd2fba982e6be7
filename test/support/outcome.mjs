import { relative } from 'node:path';
import { root } from '../../api/bin/paths.mjs';

/** How a test that is left out says so in its own name. */
const LOUDLY = /^SKIPPED, [^:]*: /;

const isTogether = (suite) => /^test\/together\//.test(relative(root, suite.name));

/** The file that a test stands in: of those that are told together, the outermost `describe` names it. */
const fileOf = (suite, test) => (isTogether(suite) ? test.ancestorTitles[0] : relative(root, suite.name));

/** Files of which a test failed; the suite itself when it did not come so far. */
function failedIn(suite) {
  const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
  return failed.length === 0 ? [relative(root, suite.name)] : new Set(failed.map((test) => fileOf(suite, test)));
}

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
      for (const test of suite.assertionResults) {
        const said = test.fullName.slice(isTogether(suite) ? fileOf(suite, test).length + 1 : 0).replace(LOUDLY, '');
        const isRun = test.status === 'passed' || test.status === 'failed';
        (isRun ? this.#ran : this.#left).add(`${fileOf(suite, test)} ${said}`);
      }
    this.failed += failed === 0 && code !== 0 ? 1 : failed;
    for (const suite of report.testResults)
      if (suite.status === 'failed') for (const file of failedIn(suite)) this.remarks.push(`✗ ${name}: ${file}`);
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
