import type { CompiledForm } from '../form/compiled-form';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import { edgesIn, type Edge } from '../procedure/graph';
import { hostFacts } from './host-facts';
import { common, NOTHING, plus, type Known } from './known';
import { besidesOf, effectsOf, lanesOf, ownForms } from './stage-parts';

/**
 * Which facts are filled when a case comes to each stage, on every way there. `entering` is before the stage's
 * own form, `leaving` after an approval (or filing). A form counts only where the way approved it. What comes from
 * around a case is known throughout; a side case knows besides what its main case has filled wherever it may be opened.
 */
export function filledFacts(compiled: CompiledRegime, procedure: ProcedureDocument): Filled {
  const known = filled.get(compiled) ?? new Map<ProcedureDocument, Filled>();
  filled.set(compiled, known);
  const found = known.get(procedure) ?? findFilled(compiled, procedure);
  known.set(procedure, found);
  return found;
}

/** By stage. */
type Filled = ReadonlyMap<string, { readonly entering: Known; readonly leaving: Known }>;

/** Found once for each regime: many rules ask, and every side procedure asks of its main one. */
const filled = new WeakMap<CompiledRegime, Map<ProcedureDocument, Filled>>();

function findFilled(compiled: CompiledRegime, procedure: ProcedureDocument): Filled {
  const edges: readonly Way[] = [...edgesIn(procedure), ...sendings(compiled, procedure)];
  const stages = new Map(procedure.stages.map((stage) => [stage.code, stage]));
  const begin = plus(hostFacts(compiled, procedure), besideFilled(compiled, procedure));
  const entering = new Map<string, Known>([[procedure.start, begin]]);
  const leaving = (stage: StageDocument): Known =>
    plus(before(compiled, procedure, stage, entering.get(stage.code) ?? begin), setBy(compiled, stage));
  for (let changed = true; changed;) {
    changed = false;
    for (const edge of edges) {
      const from = stages.get(edge.from);
      const known = entering.get(edge.from);
      if (!from || !known) continue;
      const there = entering.get(edge.to);
      const arriving = plus(
        approves(edge) ? leaving(from) : before(compiled, procedure, from, known),
        dates(compiled, procedure, from, 'left'),
      );
      const met = there === undefined ? arriving : common(there, arriving);
      if (there !== undefined && met.surely.size === there.surely.size && met.perhaps.size === there.perhaps.size)
        continue;
      entering.set(edge.to, met);
      changed = true;
    }
  }
  return new Map(
    procedure.stages.map((stage) => [
      stage.code,
      { entering: before(compiled, procedure, stage, entering.get(stage.code) ?? begin), leaving: leaving(stage) },
    ]),
  );
}

/** What of its main case a side case knows: what is filled at every stage at which it may be opened. */
export function besideFilled(compiled: CompiledRegime, side: ProcedureDocument): Known {
  const opens = besidesOf(compiled.regime, side).flatMap((main) => {
    const filled = filledFacts(compiled, main);
    return placesOf(side, main).map((stage) =>
      // Before the first filing nothing has been answered yet.
      stage.code === main.start ? NOTHING : (filled.get(stage.code)?.entering ?? NOTHING),
    );
  });
  const [first, ...rest] = opens;
  if (first === undefined) return NOTHING;
  const own = new Set(
    side.stages.flatMap((stage) => ownForms(stage).flatMap(({ item }) => compiled.forms.get(item)?.sets ?? [])),
  );
  const known = rest.reduce(common, first);
  const kept = (names: ReadonlySet<string>) => new Set([...names].filter((name) => !own.has(name)));
  return { surely: kept(known.surely), perhaps: kept(known.perhaps) };
}

/** Stages of a main procedure at which a side procedure may be opened: those named, else all that a case stands at. */
function placesOf(side: ProcedureDocument, main: ProcedureDocument): readonly StageDocument[] {
  const named = side.opens?.at?.filter(({ procedure }) => procedure === main.code).flatMap(({ stages }) => stages);
  return main.stages.filter((stage) => (named === undefined ? stage.kind !== 'gate' : named.includes(stage.code)));
}

type Way = Pick<Edge, 'from' | 'to'> & { readonly kind: Edge['kind'] | 'sent' };

/** Ways on which side cases send a main case from where they may be opened. */
function sendings({ regime }: CompiledRegime, main: ProcedureDocument): readonly Way[] {
  return regime.procedures
    .filter((side) => besidesOf(regime, side).includes(main))
    .flatMap((side) => {
      const targets = side.stages
        .flatMap((stage) => effectsOf(stage))
        .flatMap(({ item }) => (item.effect === 'restart' || item.effect === 'end' ? [item.stage] : []));
      return placesOf(side, main).flatMap(({ code: from }) => targets.map((to): Way => ({ from, to, kind: 'sent' })));
    });
}

function approves(edge: Way): boolean {
  return edge.kind === 'next' || edge.kind === 'approve';
}

/** What comes with the act itself: of a filing the host facts, the scope answers and the case's own dates. */
function before(compiled: CompiledRegime, procedure: ProcedureDocument, stage: StageDocument, given: Known): Known {
  const known = plus(given, dates(compiled, procedure, stage, 'entered'));
  if (stage.kind !== 'file') return known;
  const { facts, windows } = compiled.regime;
  const window = windows.find((candidate) => candidate.code === stage.window);
  const main =
    procedure.kind === 'main'
      ? facts.filter((fact) => ['scope', 'unit', 'unit-filings'].includes(fact.owner.kind)).map((fact) => fact.name)
      : [];
  const ofWindow = window ? [window.sets, ...(window.late?.sets === undefined ? [] : [window.late.sets])] : [];
  const own = ['filedOn', ...ofWindow].filter((name) =>
    facts.some((fact) => fact.name === name && fact.owner.kind === 'case'),
  );
  return plus(known, { surely: new Set([...main, ...own]), perhaps: new Set([...main, ...own]) });
}

/** The days on which this stage was entered or left, as facts. */
function dates(
  { regime }: CompiledRegime,
  procedure: ProcedureDocument,
  stage: StageDocument,
  moment: 'entered' | 'left',
): Known {
  const names = regime.facts.flatMap(({ name, owner }) =>
    owner.kind === 'stage' &&
    owner.procedure === procedure.code &&
    owner.stage === stage.code &&
    owner.moment === moment
      ? [name]
      : [],
  );
  return names.length === 0 ? NOTHING : { surely: new Set(names), perhaps: new Set(names) };
}

/** What the forms of a stage set; one of a lane that may not be there, or that not every row of a matrix asks for, perhaps. */
function setBy(compiled: CompiledRegime, stage: StageDocument): Known {
  const rows = stage.kind === 'route' ? (compiled.matrices.get(stage.matrix)?.document.rows ?? []) : [];
  const asked = rows.map(({ chain }) => new Set(chain.flatMap((step) => step.form ?? [])));
  const everywhere = [...(asked[0] ?? [])].filter((form) => asked.every((forms) => forms.has(form)));
  const perhaps = [
    ...asked.flatMap((forms) => [...forms].filter((form) => !everywhere.includes(form))),
    ...lanesOf(stage).flatMap(({ item }) => (item.when === undefined ? [] : (item.form ?? []))),
  ];
  const always = [...ownForms(stage).map(({ item }) => item), ...everywhere].filter((form) => !perhaps.includes(form));
  const forms = (codes: readonly string[]) => codes.flatMap((code) => compiled.forms.get(code) ?? []);
  return {
    surely: new Set(forms(always).flatMap(requiredFacts)),
    perhaps: new Set(forms([...always, ...perhaps]).flatMap((form) => form.sets)),
  };
}

/** Facts of a form that no valid filling leaves empty: required without a condition, or computed, and never hidden. */
function requiredFacts(form: CompiledForm): readonly string[] {
  const hidden = form.fields
    .filter((field) => field.visible !== null && field.component === 'Section')
    .map((field) => `${field.pointer}/`);
  return form.fields.flatMap((field) => {
    const always =
      (field.required === true || field.computed !== null) && field.visible === null && field.table === null;
    return field.fact !== null && always && !hidden.some((section) => field.pointer.startsWith(section))
      ? [field.fact]
      : [];
  });
}
