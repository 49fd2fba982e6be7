import { clip } from '../clip';
import { parseDay, type Day } from '../day';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { CaseEvent, CaseState } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import { openCase, openList, openSide } from '../procedure/open-case';
import { speak } from '../procedure/speak';
import { readRow } from '../procedure/stored-state';
import { step } from '../procedure/step';
import type { Facts, JsonObject } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import { applyOutcome, MAIN_CODE } from './apply-outcome';
import { mayGoOn } from './go-on';
import { mayOpenSide } from './opening';
import type { Row, Surroundings } from './project';
import { standingFacts } from './project-facts';
import { tellCase } from './tell-case';

/**
 * One project with everything beside it, in memory: what stories are played and simulations walked in. Never changed: each
 * act gives another world, or the same one where it is refused.
 */
export interface World {
  readonly surroundings: Surroundings;
  /** What the host knows of the unit, in JSON form. */
  readonly unit: JsonObject;
}

/** A row that was there before, in JSON form. */
export interface RowBefore {
  readonly record: string;
  readonly on: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Beginning {
  /** The title of the one line, of a list. */
  readonly title?: string;
  readonly unit?: JsonObject;
  readonly rows?: readonly RowBefore[];
}

/**
 * A world with a new case of a procedure: a main case, a list of one line, or a side case that stands alone (beside a unit or
 * the government), about the first row that it can be about. Null with findings where it cannot be opened, or where a row
 * is none of its record (`record-unknown`, `day-invalid` and those of its fields).
 */
export function openWorld(
  regime: CompiledRegime,
  procedure: string,
  { title = '', unit = {}, rows = [] }: Beginning = {},
): Outcome<World | null> {
  const before = readRows(regime, rows);
  if (!isFine(before.findings)) return found(null, before.findings);
  const document = regime.procedures.get(procedure)?.document;
  const about = before.value.find((row) => row.record === document?.opens?.about && row.closedOn === null)?.id ?? null;
  const opened =
    document?.kind === 'list'
      ? openList(regime, procedure, [{ code: 'line', title }])
      : document?.kind === 'side'
        ? openSide(regime, procedure, { about })
        : openCase(regime, procedure);
  const { value: state } = opened;
  if (!state) return found(null, opened.findings);
  const alone = document?.kind === 'side';
  const surroundings: Surroundings = {
    main: alone ? null : state,
    sides: alone ? { [MAIN_CODE]: state } : {},
    rows: before.value,
  };
  return found({ surroundings, unit: { ...nothingPublished(regime), ...unit } }, opened.findings);
}

/** A project has no published entries of the catalogue until the host says so. */
function nothingPublished(regime: CompiledRegime): JsonObject {
  const counted = [...regime.vocabulary.facts.values()].filter(({ owner }) => owner.kind === 'catalogue');
  return Object.fromEntries(counted.map(({ name }) => [name, 0]));
}

/** The same world with what the host answers from now on. */
export function toldMore(world: World, told: JsonObject): World {
  return { ...world, unit: { ...world.unit, ...told } };
}

/** A case of a world by its label; without one the case with which the world was opened. */
export function caseIn({ surroundings: { main, sides } }: World, label: string = MAIN_CODE): CaseState | null {
  if (label === MAIN_CODE && main !== null) return main;
  return Object.hasOwn(sides, label) ? (sides[label] ?? null) : null;
}

/**
 * Opens a side case under a label, by these bodies, about a row or none, on a day. Findings: `case-label-taken` and those of
 * `mayOpenSide` and `openSide`; the world is then the same.
 */
export function openBeside(
  regime: CompiledRegime,
  world: World,
  label: string,
  procedure: string,
  {
    bodies,
    about = null,
    on,
  }: { readonly bodies: readonly string[]; readonly about?: string | null; readonly on?: Day },
): Outcome<World> {
  const { surroundings } = world;
  if (caseIn(world, label) !== null) {
    const message = `已有案件“${label}”，请换一个标签；现有：${labelsOf(world).join('、')}`;
    return found(world, [speak(regime, { code: 'case-label-taken', message, clause: [] })]);
  }
  const facts = standingFacts(
    regime,
    surroundings,
    { procedure, about, ...(on === undefined ? {} : { on }) },
    unitFacts(regime, world),
  );
  const may = mayOpenSide(regime, procedure, surroundings, facts, bodies, about);
  if (!isFine(may.findings)) return found(world, may.findings);
  const opened = openSide(regime, procedure, { about });
  if (!opened.value) return found(world, opened.findings);
  const sides = { ...surroundings.sides, [label]: opened.value };
  return found({ ...world, surroundings: { ...surroundings, sides } }, [...may.findings, ...opened.findings]);
}

/**
 * Plays one event on a case of a world: tells the case what it has to know, steps it, and does to the main case what it
 * has come to, all or nothing. Findings: `case-unknown`, those of `mayGoOn`, of the step and of the effects; the
 * world is then the same.
 */
export function playEvent(
  regime: CompiledRegime,
  world: World,
  label: string | undefined,
  event: CaseEvent,
): Outcome<World> {
  const { surroundings, unit } = world;
  const code = label ?? MAIN_CODE;
  const before = caseIn(world, code);
  if (!before) return found(world, [caseUnknown(regime, world, code)]);
  const isMain = before === surroundings.main;
  const refusal = isMain ? null : mayGoOn(regime, before, surroundings, event);
  if (refusal) return found(world, [refusal]);
  const stepped = step(regime, before, tellCase(regime, surroundings, before, event, unit));
  if (!isFine(stepped.findings)) return found(world, stepped.findings);
  const acted = { code, isMain, before, after: stepped.value, actor: event.actor };
  const applied = applyOutcome(regime, surroundings, acted);
  const findings: readonly Finding[] = [...stepped.findings, ...applied.findings];
  return isFine(findings)
    ? found({ ...world, surroundings: applied.value.surroundings }, findings)
    : found(world, findings);
}

/** That there is no case of a label, and which there are. */
export function caseUnknown(regime: CompiledRegime, world: World, label: string = MAIN_CODE): Finding {
  const message = `没有案件“${clip(label)}”；现有：${labelsOf(world).join('、')}`;
  return speak(regime, { code: 'case-unknown', message, clause: [] });
}

/** What is known of the unit, in the inside form. */
export function unitFacts(regime: CompiledRegime, { unit }: World): Facts {
  return readFacts(regime.vocabulary, unit).value;
}

/** Labels of the cases of a world. */
export function labelsOf({ surroundings: { main, sides } }: World): readonly string[] {
  return [...(main === null ? [] : [MAIN_CODE]), ...Object.keys(sides)];
}

function readRows(regime: CompiledRegime, rows: readonly RowBefore[]): Outcome<readonly Row[]> {
  const findings: Finding[] = [];
  const read = rows.map(({ record, on, fields }, index): Row => {
    const place = `rows[${index}]`;
    findings.push(...parseDay(on, `${place}.on`).findings);
    if (!regime.records.has(record)) {
      const known = [...regime.records.values()].map(({ document }) => document.code).join('、') || '无';
      const message = `制度中没有台账 ${record}；现有：${known}`;
      findings.push(speak(regime, { code: 'record-unknown', message, clause: [], path: `${place}.record` }));
    }
    const values = readRow(regime, record, fields as JsonObject, `${place}.fields`);
    if (regime.records.has(record)) findings.push(...values.findings);
    return { id: `before/${index + 1}`, record, on: on as Day, fields: values.value, about: null, closedOn: null };
  });
  return found(read, findings);
}
