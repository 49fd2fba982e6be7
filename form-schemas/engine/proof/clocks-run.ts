import { compileExpression } from '../expression/compile';
import type { Finding } from '../finding';
import type { ClockDocument, ClockSpan, DeadlineUnit } from '../model/deadline';
import type { Regime } from '../model/regime';
import type { CompiledRegime } from '../procedure/compiled';
import { countFindings, countOf } from './count-findings';
import { at, type ProofRule } from './rule';

/** A clock begins on a day that comes, ends after it may be acted on, and is met by something that somebody can do. */
export const rule: ProofRule = {
  code: 'clocks-run',
  title: '时钟自确有之日起算，开办在到期之前，有人办理，也能办到',
  needs: 'document',
  prove: (regime) =>
    regime.deadlines.flatMap((clock, index) => judge(regime, clock, `deadlines.json#/deadlines/${index}`)),
};

function judge(regime: Regime, clock: ClockDocument, path: string): readonly Finding[] {
  const more = { rule: clock.code, clause: clock.clause };
  const findings: Finding[] = [];
  const say = (pointer: string, code: string, message: string) =>
    findings.push(at(`${path}${pointer}`, code, message, more));
  const bodies = new Set(regime.bodies.map(({ code }) => code));
  const need = (list: readonly string[] | undefined, pointer: string) =>
    (list ?? []).forEach((body, place) => {
      if (!bodies.has(body)) say(`${pointer}/${place}`, 'body-unknown', `引用的机构 ${body} 不存在`);
    });
  if (clock.who.length === 0) say('/who', 'clock-without-body', `时钟“${clock.title}”没有写明由谁办理`);
  need(clock.who, '/who');
  need(clock.escalate?.to, '/escalate/to');
  if ('fact' in clock.from) {
    const { fact: name } = clock.from;
    const fact = regime.facts.find((candidate) => candidate.name === name);
    if (!fact) say('/from/fact', 'fact-unknown', `时钟“${clock.title}”起算所用的事实 ${name} 不存在`);
    else if (fact.type !== 'date')
      say('/from/fact', 'clock-fact', `时钟“${clock.title}”须自日期事实起算，“${fact.title}”不是日期`);
  }
  const side =
    clock.procedure === undefined ? undefined : regime.procedures.find(({ code }) => code === clock.procedure);
  if (clock.procedure !== undefined && side?.kind !== 'side')
    say('/procedure', 'procedure-unknown', `时钟“${clock.title}”要办理的旁支流程 ${clock.procedure} 不存在`);
  else if (side?.opens && side.opens.of !== clock.of)
    say(
      '/procedure',
      'clock-procedure',
      `时钟“${clock.title}”与旁支流程“${side.title}”所旁者不同（${clock.of}、${side.opens.of}）`,
    );
  for (const key of ['opens', 'within'] as const)
    findings.push(...spanFindings(regime, clock, clock[key], `${path}/${key}/count`));
  if (opensTooLate(regime, clock))
    say('/opens', 'clock-opens-too-late', `时钟“${clock.title}”到期之前还不能办理：开办晚于到期`);
  return findings;
}

function spanFindings(
  regime: Regime,
  clock: ClockDocument,
  span: ClockSpan | undefined,
  path: string,
): readonly Finding[] {
  if (span === undefined) return [];
  return countFindings(regime, { ...span, title: clock.title, code: clock.code, clause: clock.clause, least: 1 }, path);
}

/** Whether it is due before it may be acted on: in the same unit by number, else by the days that each takes in any case. */
function opensTooLate(regime: Regime, { opens, within }: ClockDocument): boolean {
  if (opens === undefined) return false;
  const [from, to] = [countOf(regime, opens.count), within === undefined ? 0 : countOf(regime, within.count)];
  if (from === null || to === null) return false;
  if (within === undefined || within.unit === opens.unit) return from > to;
  return from * DAYS[opens.unit].least > to * DAYS[within.unit].most + DAYS[within.unit].more;
}

/** Calendar days of one day, workday or month at least and at most; holidays may lie within any count of workdays. */
const DAYS: Readonly<Record<DeadlineUnit, { readonly least: number; readonly most: number; readonly more: number }>> = {
  day: { least: 1, most: 1, more: 0 },
  workday: { least: 1, most: 3, more: 10 },
  month: { least: 28, most: 31, more: 0 },
};

const YEAR = 'clockYear';

/** The conditions of a clock can be judged, and `done` depends on something. */
export const conditionsRule: ProofRule = {
  code: 'clocks-can-be-met',
  title: '时钟的条件成立，何时算已办到取决于事实',
  needs: 'compiled',
  prove: (compiled) =>
    compiled.regime.deadlines.flatMap((clock, index) =>
      judgeConditions(compiled, clock, `deadlines.json#/deadlines/${index}`),
    ),
};

function judgeConditions({ vocabulary }: CompiledRegime, clock: ClockDocument, path: string): readonly Finding[] {
  const more = { rule: clock.code, clause: clock.clause };
  const names = new Map(vocabulary.scope.names);
  if ('yearly' in clock.from) names.set(YEAR, { kind: 'integer' });
  return (['while', 'done'] as const).flatMap((key): readonly Finding[] => {
    const text = clock[key];
    if (text === undefined) return [];
    const { value, findings } = compileExpression(text, { ...vocabulary.scope, names }, { kind: 'boolean' });
    if (!value)
      return findings.map(({ message }) =>
        at(`${path}/${key}`, 'clock-condition', `时钟“${clock.title}”：${message}`, more),
      );
    const facts = value.dependencies.filter((name) => !name.startsWith('parameters.') && name !== YEAR);
    return key === 'done' && facts.length === 0
      ? [
          at(
            `${path}/done`,
            'clock-constant',
            `时钟“${clock.title}”何时算已办到不取决于任何事实，永远办不到或者总已办到`,
            more,
          ),
        ]
      : [];
  });
}
