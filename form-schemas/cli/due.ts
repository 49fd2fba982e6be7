import { unannounced } from '../engine/calendar/count';
import { withCalendar, type CompiledRegime } from '../engine/compiled-regime';
import { parseDay, type Day } from '../engine/day';
import { dueDays, type DueAsked, type DueDays } from '../engine/deadline/due-days';
import { didYouMean } from '../engine/expression/suggest';
import { isFine, type Finding } from '../engine/finding';
import type { Json } from '../engine/value';
import { readFacts } from '../engine/vocabulary/read-facts';
import { knownCalendar } from '../formats/calendars';
import { Unusable, type Answer, type Call, type Command } from './command';
import { cite, findingJson } from './finding-json';
import { handIn } from './hand-in';
import { blocks, layFindings, table } from './layout';
import { loadCompiled, obstacles } from './load-regime';

/** Says when something is due, and from when it can be done, that begins to run on a day. */
export const due: Command = {
  verb: 'due',
  operands: ['<编码|文件夹>', '<时限>'],
  options: {
    from: { value: '<日期>', required: true, about: '起算之日，形如 2027-01-04；其次日为第一日' },
    facts: { value: '<文件|->', about: '逐年设定的参数要用到的事实' },
  },
  about:
    '自某日起算何日到期：时钟编码，或 <流程>/<环节>、<流程>/<环节>/<并行的哪一路>、<流程>/<环节>/<矩阵的行>/<第几步>',
  run: (call: Call): Answer => {
    const [name = '', code = ''] = call.operands;
    const given = handIn(call, 'facts');
    const from = readDay(call.options.get('from') ?? '');
    const loaded = loadCompiled(name);
    const head = { regime: loaded.name, edition: loaded.edition, deadline: code, from };
    if (!loaded.compiled) return refused(head, obstacles(loaded));
    const compiled = withCalendar(loaded.compiled, knownCalendar());
    const facts = readFacts(compiled.vocabulary, given);
    if (!isFine(facts.findings)) return refused(head, cite(facts.findings, compiled.article));
    const asked = askedFor(compiled, code);
    const { value, findings: said } = dueDays(compiled, asked, knownCalendar(), from, facts.value);
    if (said.some((finding) => UNKNOWN.has(finding.code))) throw unknown(compiled, code);
    const findings = cite([...said, ...(value ? provisional(value, from) : [])], compiled.article);
    const days = ['title', 'words', 'opens', 'due', 'escalation', 'clause', 'article'] as const;
    const json = Object.fromEntries(days.map((key): [string, Json] => [key, value?.[key] ?? null]));
    const { title = '', words = '', article = '', clause = [], opens = null, escalation = null } = value ?? {};
    const rows = [
      ['起算', from],
      ...(opens === null ? [] : [['最早可办', opens]]),
      ...(value ? [['到期', `${value.due}${value.provisional ? '（暂定）' : ''}`]] : []),
      ...(escalation === null ? [] : [['逾期报告', escalation]]),
    ];
    return {
      json: { ...head, ...json, provisional: value?.provisional ?? false, findings: findings.map(findingJson) },
      text: blocks(
        value ? `${title}：${words}${article === '' ? '' : `〔${article}，${clause.join('、')}〕`}` : '',
        value ? table(rows) : '',
        layFindings(findings),
      ),
      findings,
    };
  },
};

/** What is asked for, as `dueDays` takes it: `<clock>` or `<procedure>/<stage>` with what of the stage. */
function askedFor({ procedures }: CompiledRegime, code: string): DueAsked {
  const [procedure = '', stage = '', ...rest] = code.split('/');
  if (stage === '') return { clock: code };
  const asked = { procedure, stage };
  if (rest.length === 0) return asked;
  const isRoute = procedures.get(procedure)?.stages.get(stage)?.kind === 'route';
  const number = Number(rest.at(-1));
  return isRoute && rest.length > 1 && Number.isInteger(number)
    ? { ...asked, row: rest.slice(0, -1).join('/'), step: number }
    : { ...asked, lane: rest.join('/') };
}

/** Codes of findings that say there is nothing of that name. */
const UNKNOWN: ReadonlySet<string> = new Set([
  'clock-unknown',
  'procedure-unknown',
  'stage-unknown',
  'lane-unknown',
  'step-unknown',
]);

/** A day counted through days that are not arranged yet is told with the years whose notice is missing. */
function provisional({ provisional: isProvisional, due: on, opens }: DueDays, from: Day): readonly Finding[] {
  if (!isProvisional) return [];
  const last = opens !== null && opens > on ? opens : on;
  const years = unannounced(knownCalendar(), from, last);
  const message = `${years.join('、')} 年的放假安排尚未公布，按周末推算，公布后重算`;
  return [{ code: 'deadline-provisional', severity: 'warning', message }];
}

/** That there is no limit of a name, with those that there are. */
function unknown({ regime }: CompiledRegime, code: string): Unusable {
  const stages = regime.procedures.flatMap((procedure) =>
    procedure.stages.flatMap((stage) => {
      const path = `${procedure.code}/${stage.code}`;
      const lanes =
        stage.kind === 'parallel'
          ? stage.lanes.filter((lane) => lane.deadline).map((lane) => `${path}/${lane.code}`)
          : [];
      const rows = stage.kind === 'route' ? regime.matrices.find(({ code }) => code === stage.matrix)?.rows : undefined;
      const steps = (rows ?? []).flatMap(({ id, chain }) =>
        chain.flatMap(({ deadline }, index) => (deadline ? [`${path}/${id}/${index + 1}`] : [])),
      );
      return [...(stage.kind === 'wait' || ('deadline' in stage && stage.deadline) ? [path] : []), ...lanes, ...steps];
    }),
  );
  const all = [...regime.deadlines.map((clock) => clock.code), ...stages];
  return new Unusable('code-unknown', `没有时限“${code}”${didYouMean(code, all)}；有时限的：${all.join('、') || '无'}`);
}

/** @throws Unusable `input-day` */
function readDay(text: string): Day {
  const { value, findings } = parseDay(text);
  if (value !== null) return value;
  throw new Unusable('input-day', `--from：${findings.map(({ message }) => message).join('；')}`);
}

function refused(head: { readonly [key: string]: string | null }, findings: readonly Finding[]): Answer {
  return { json: { ...head, findings: findings.map(findingJson) }, text: layFindings(findings), findings };
}
