import { parseDay } from '../day';
import { isFine, type Finding } from '../finding';
import { at, type ProofRule } from './rule';

/** A year in which February has 28 days: what exists in it exists in every year. */
const COMMON_YEAR = '2001';

/** The days of windows and yearly clocks exist in every year, those of the regulation in theirs. */
export const rule: ProofRule = {
  code: 'days-exist',
  title: '申报期、每年的时钟与施行的日期真实存在',
  needs: 'document',
  prove(regime) {
    const findings: Finding[] = [];
    regime.windows.forEach((window, index) => {
      const days = { from: window.from, to: window.to, 'late/until': window.late?.until };
      for (const [key, day] of Object.entries(days)) {
        if (day === undefined || isFine(parseDay(`${COMMON_YEAR}-${day}`).findings)) continue;
        const message = `“${window.title}”的日期须为每年都有的月-日，如 10-31；所给为“${day}”`;
        findings.push(
          at(`windows.json#/windows/${index}/${key}`, 'window-day', message, {
            rule: window.code,
            clause: window.clause,
          }),
        );
      }
    });
    regime.deadlines.forEach(({ title, code, clause, from }, index) => {
      if (!('yearly' in from) || isFine(parseDay(`${COMMON_YEAR}-${from.yearly}`).findings)) return;
      const message = `“${title}”的日期须为每年都有的月-日，如 12-31；所给为“${from.yearly}”`;
      findings.push(at(`deadlines.json#/deadlines/${index}/from/yearly`, 'clock-day', message, { rule: code, clause }));
    });
    const { issued, effectiveFrom, effectiveTo, clause = [] } = regime.basis;
    for (const [key, day] of Object.entries({ issued, effectiveFrom, effectiveTo })) {
      if (day === undefined) continue;
      for (const { code, message } of parseDay(day).findings)
        findings.push(at(`regime.json#/basis/${key}`, code, message, { clause }));
    }
    return findings;
  },
};
