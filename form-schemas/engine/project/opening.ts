import { wordMessage } from '../check/wording';
import { missingFacts } from '../check/missing';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { OpeningDocument } from '../model/procedure';
import type { CompiledProcedure, CompiledRegime } from '../procedure/compiled';
import { wordMissing } from '../procedure/given';
import { judgeAbout } from '../procedure/open-case';
import { nameBodies, speak } from '../procedure/speak';
import { judgeSuspension } from '../procedure/suspended';
import type { Facts } from '../value';
import type { Surroundings } from './project';
import { wordRow } from './word-row';

/**
 * Whether a side case of a procedure may be opened now: by these bodies (those that act at its first stage), at the stage
 * at which the main case stands, where its condition is true of the facts, about an open row of its record type, and
 * not while another is under way unless there may be several. Each finding says what would be possible.
 *
 * @param facts of what it stands beside: those of the main case with what is around it over them; `today` among them is
 * the day of asking.
 * @param about id of the row that it is to be about, as in `surroundings.rows`; null: none.
 * Findings: `procedure-unknown`, `procedure-not-side`, `not-your-body`, `side-needs-project`, `case-suspended`,
 * `side-not-at-stage`, `side-under-way`, `about-needed`, `about-not-here`, `about-unknown`, `side-not-possible`, `side-undecided`.
 */
export function mayOpenSide(
  regime: CompiledRegime,
  procedure: string,
  surroundings: Surroundings,
  facts: Facts,
  bodies: readonly string[],
  about: string | null = null,
): Outcome<boolean> {
  const compiled = regime.procedures.get(procedure);
  const sides = [...regime.procedures.values()].filter(({ document }) => document.kind === 'side');
  if (!compiled || compiled.document.kind !== 'side') {
    const known = sides.map(({ document }) => `“${document.title}”`).join('、') || '无';
    const message = compiled
      ? `“${compiled.document.title}”不是附属程序，不能在项目下开启；附属程序有：${known}`
      : `制度中没有程序 ${procedure}；附属程序有：${known}`;
    const code = compiled ? 'procedure-not-side' : 'procedure-unknown';
    return found(false, [speak(regime, { code, message, clause: compiled?.document.clause ?? [] })]);
  }
  const opens = compiled.document.opens ?? { of: 'project' as const };
  const asked: Asked = { regime, procedure: compiled, opens, surroundings, facts };
  const findings = [
    judgeBodies(asked, bodies),
    judgeMain(asked),
    judgeOthers(asked),
    judgeRow(asked, about),
    judgeCondition(asked),
  ].filter((finding) => finding !== null);
  return found(isFine(findings), findings);
}

export interface SideToOpen {
  readonly procedure: string;
  /** Rows of which it may be about one now; empty where it is about none. */
  readonly about: readonly string[];
  /** Why not; empty: it may be opened now. */
  readonly findings: readonly Finding[];
}

/**
 * Every side procedure with whether these bodies may open it now, and about which rows.
 *
 * @param factsAbout the facts as `mayOpenSide` takes them, for a case about that row.
 */
export function sidesToOpen(
  regime: CompiledRegime,
  surroundings: Surroundings,
  factsAbout: (about: string | null) => Facts,
  bodies: readonly string[],
): readonly SideToOpen[] {
  const may = (procedure: string, about: string | null) =>
    mayOpenSide(regime, procedure, surroundings, factsAbout(about), bodies, about);
  const sides = [...regime.procedures.values()].filter(({ document }) => document.kind === 'side');
  return sides.map(({ document: { code, opens } }): SideToOpen => {
    const rows = surroundings.rows.filter((row) => row.record === opens?.about && row.closedOn === null);
    const [first] = rows;
    if (!first) return { procedure: code, about: [], findings: may(code, null).findings };
    const asked = rows.map((row) => ({ row, outcome: may(code, row.id) }));
    const about = asked.filter(({ outcome }) => outcome.value).map(({ row }) => row.id);
    return { procedure: code, about, findings: about.length > 0 ? [] : (asked[0]?.outcome.findings ?? []) };
  });
}

interface Asked {
  readonly regime: CompiledRegime;
  readonly procedure: CompiledProcedure;
  readonly opens: OpeningDocument;
  readonly surroundings: Surroundings;
  readonly facts: Facts;
}

function say(
  { regime, procedure: { document } }: Asked,
  code: string,
  message: string,
  clause: readonly string[] = document.clause,
  missing: readonly string[] = [],
): Finding {
  return speak(regime, { code, message, clause, rule: document.code, parameters: { missing } });
}

function judgeBodies(asked: Asked, bodies: readonly string[]): Finding | null {
  const { document, stages } = asked.procedure;
  const start = stages.get(document.start);
  const by = start && 'by' in start ? start.by : [];
  if (bodies.some((body) => by.includes(body))) return null;
  return say(asked, 'not-your-body', `“${document.title}”应由${nameBodies(asked.regime, by)}发起`);
}

/** Whether what it stands beside is there, goes on, and has come to where it may be opened. */
function judgeMain(asked: Asked): Finding | null {
  const { regime, opens, surroundings } = asked;
  const { main } = surroundings;
  const { title } = asked.procedure.document;
  if (main === null)
    return opens.of === 'project' ? say(asked, 'side-needs-project', `“${title}”只能在项目下发起`) : null;
  const suspension = judgeSuspension(regime, main);
  if (suspension && opens.of === 'project' && !opens.whileSuspended) return suspension;
  if (opens.at === undefined) return null;
  const at = opens.at.find(({ procedure }) => procedure === main.procedure);
  if (at?.stages.includes(main.stage)) return null;
  const titleOf = (procedure: string, stage: string) =>
    regime.procedures.get(procedure)?.stages.get(stage)?.title ?? stage;
  const here = titleOf(main.procedure, main.stage);
  const possible = opens.at
    .flatMap(({ procedure, stages }) => stages.map((stage) => `“${titleOf(procedure, stage)}”`))
    .join('、');
  return say(asked, 'side-not-at-stage', `项目现在处于“${here}”，不能发起“${title}”；须在${possible}时发起`);
}

function judgeOthers(asked: Asked): Finding | null {
  const { code, title } = asked.procedure.document;
  if (asked.opens.several) return null;
  const underWay = Object.values(asked.surroundings.sides).find(
    (state) => state.procedure === code && state.ended === null,
  );
  if (!underWay) return null;
  const [first] = underWay.trail;
  const since = first ? `${first.on} 提出的` : '已有一件';
  return say(asked, 'side-under-way', `${since}“${title}”正在办理，办结后才能再次发起`);
}

function judgeRow(asked: Asked, about: string | null): Finding | null {
  const { regime, opens, surroundings } = asked;
  const { title } = asked.procedure.document;
  const titleOf = (record: string) => `“${regime.records.get(record)?.document.title ?? record}”`;
  const possible = surroundings.rows.filter((row) => row.record === opens.about && row.closedOn === null);
  const now =
    possible.length === 0
      ? '现在没有可以针对的记录'
      : `现在可以针对：${possible.map((row) => wordRow(regime, row)).join('、')}`;
  const wrong = judgeAbout(regime, title, opens.about, about);
  if (wrong) return say(asked, wrong.code, about === null ? `${wrong.message}；${now}` : wrong.message);
  if (about === null) return null;
  const row = surroundings.rows.find(({ id }) => id === about);
  if (!row) return say(asked, 'about-unknown', `没有找到所针对的记录；${now}`);
  if (row.record !== opens.about)
    return say(
      asked,
      'about-unknown',
      `“${title}”只针对${titleOf(opens.about ?? '')}，所选的是 ${wordRow(regime, row)}；${now}`,
    );
  if (row.closedOn === null) return null;
  return say(asked, 'about-unknown', `${wordRow(regime, row)}已于 ${row.closedOn} 了结；${now}`);
}

function judgeCondition(asked: Asked): Finding | null {
  const { regime, procedure, opens, facts } = asked;
  const { when } = opens;
  if (when === undefined) return null;
  const value = procedure.opens?.judge(regime.vocabulary, facts) ?? null;
  if (value === true) return null;
  if (value === false)
    return say(asked, 'side-not-possible', wordMessage(when.message, regime.vocabulary, facts), when.clause);
  const missing = missingFacts(procedure.opens?.dependencies ?? [], regime.vocabulary, facts);
  const words = wordMissing(regime, missing);
  const why = words === '' ? `条件 ${when.if} 得不出结果` : `尚不知道${words}`;
  return say(asked, 'side-undecided', `无法判断能否发起“${procedure.document.title}”：${why}`, when.clause, missing);
}
