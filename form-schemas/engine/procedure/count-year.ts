import type { Finding } from '../finding';
import type { FileStage } from '../model/procedure';
import type { Facts, Value } from '../value';
import type { CaseState, FileEvent, OverrideTaken, TrailEntry } from './case';
import type { CompiledRegime } from './compiled';
import { takeOverride, type OverrideStage } from './overrides';
import { nameBodies, speak } from './speak';
import { readWindow } from './window';

export interface CountedYear {
  readonly facts: Facts;
  readonly taken: readonly OverrideTaken[];
  readonly findings: readonly Finding[];
}

/**
 * The year that a filing counts for by its stage's window, late filing included. A filing sent back keeps the year
 * that it counted for, also when it is handed in again and taken back; a first filing that the unit took back itself
 * is a new filing. Findings: `window-next-year`, `window-late`, `window-not-late` and those of the override.
 */
export function countYear(
  regime: CompiledRegime,
  stage: FileStage,
  state: CaseState,
  event: FileEvent,
  here: OverrideStage,
): CountedYear {
  const window = stage.window === undefined ? undefined : regime.windows.get(stage.window);
  if (!window) return { facts: {}, taken: [], findings: [] };
  const mark = window.late?.sets;
  const set = (year: number, isLate: boolean): Record<string, Value> => ({
    [window.sets]: year,
    ...(mark === undefined ? {} : { [mark]: isLate }),
  });
  const before = state.facts[window.sets];
  if (wasSentBack(state.trail) && typeof before === 'number')
    return { facts: { [window.sets]: before }, taken: [], findings: [] };

  const reading = readWindow(window, event.on);
  const override = (event.overrides ?? []).find((given) => given.rule === window.code);
  const say = (code: string, severity: Finding['severity'], message: string) =>
    speak(regime, {
      code,
      severity,
      message,
      clause: window.clause,
      rule: window.code,
      parameters: { year: reading.counts },
    });
  if (!override) {
    if (!reading.late) return { facts: set(reading.counts, false), taken: [], findings: [] };
    const terms = nameBodies(regime, window.late?.override.by ?? []);
    const message = `“${window.title}”已于 ${reading.closes - 1} 年 ${wordMonthDay(window.to)}截止，本次申报计入 ${reading.counts} 年；${reading.late.until} 前经${terms}写明理由可补报 ${reading.late.counts} 年`;
    return { facts: set(reading.counts, false), taken: [], findings: [say('window-next-year', 'info', message)] };
  }
  if (!reading.late || !window.late) {
    return {
      facts: {},
      taken: [],
      findings: [
        say(
          'window-not-late',
          'error',
          `“${window.title}”现在不能补报：${window.late ? '补报期已过' : '没有补报的规定'}`,
        ),
      ],
    };
  }
  const taken = takeOverride(regime, { ...window, override: window.late.override }, override, here);
  if ('severity' in taken) return { facts: {}, taken: [], findings: [taken] };
  const message = `逾期补报，计入 ${reading.late.counts} 年`;
  return { facts: set(reading.late.counts, true), taken: [taken], findings: [say('window-late', 'warning', message)] };
}

function wordMonthDay(monthDay: string): string {
  const [month, day] = monthDay.split('-').map(Number);
  return `${month} 月 ${day} 日`;
}

/** Whether a case stands at its filing because it was returned; filings handed in since and taken back do not count. */
function wasSentBack(trail: readonly TrailEntry[]): boolean {
  const last = trail.at(-1);
  if (last?.outcome !== 'withdraw') return last?.outcome === 'return';
  return wasSentBack(
    trail.slice(
      0,
      Math.max(
        0,
        trail.findLastIndex((entry) => entry.outcome === 'file'),
      ),
    ),
  );
}
