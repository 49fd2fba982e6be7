import type { CompiledForm } from '../form/compiled-form';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import { formsOf } from '../procedure/way';
import { edgesIn, type Edge } from './graph';

/** How sure it is that a fact is filled: on every way and always · on every way but perhaps left empty there · not. */
export type Sureness = 'surely' | 'perhaps' | 'never';

interface Known {
  readonly surely: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
}

const NOTHING: Known = { surely: new Set(), perhaps: new Set() };

/**
 * Which facts are filled when a case comes to each stage, on every way there. `entering` is before the stage's
 * own form, `leaving` after an approval (or filing). A form counts only where the way approved it.
 */
export function filledFacts(
  compiled: CompiledRegime,
  procedure: ProcedureDocument,
): ReadonlyMap<string, { readonly entering: Known; readonly leaving: Known }> {
  const edges = edgesIn(procedure);
  const stages = new Map(procedure.stages.map((stage) => [stage.code, stage]));
  const entering = new Map<string, Known>([[procedure.start, NOTHING]]);
  const leaving = (stage: StageDocument): Known =>
    plus(before(compiled, procedure, stage, entering.get(stage.code) ?? NOTHING), setBy(compiled, stage));
  for (let changed = true; changed;) {
    changed = false;
    for (const edge of edges) {
      const from = stages.get(edge.from);
      const known = entering.get(edge.from);
      if (!from || !known) continue;
      const arriving = approves(edge) ? leaving(from) : before(compiled, procedure, from, known);
      const there = entering.get(edge.to);
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
      { entering: before(compiled, procedure, stage, entering.get(stage.code) ?? NOTHING), leaving: leaving(stage) },
    ]),
  );
}

export function surenessOf(known: Known, name: string): Sureness {
  return known.surely.has(name) ? 'surely' : known.perhaps.has(name) ? 'perhaps' : 'never';
}

function approves(edge: Edge): boolean {
  return edge.kind === 'next' || edge.kind === 'approve';
}

/** What comes with the act itself: of a filing the host facts, the scope answers and the case's own dates. */
function before(compiled: CompiledRegime, procedure: ProcedureDocument, stage: StageDocument, known: Known): Known {
  if (stage.kind !== 'file') return known;
  const { facts, windows } = compiled.regime;
  const window = windows.find((candidate) => candidate.code === stage.window);
  const main =
    procedure.kind === 'main'
      ? facts.filter((fact) => ['scope', 'unit', 'unit-filings'].includes(fact.owner.kind)).map((fact) => fact.name)
      : [];
  const own = ['filedOn', ...(window ? [window.sets] : [])].filter((name) =>
    facts.some((fact) => fact.name === name && fact.owner.kind === 'case'),
  );
  return plus(known, { surely: new Set([...main, ...own]), perhaps: new Set([...main, ...own]) });
}

function setBy(compiled: CompiledRegime, stage: StageDocument): Known {
  const forms = formsOf(compiled, stage).flatMap((code) => compiled.forms.get(code) ?? []);
  const surely = stage.kind === 'route' ? [] : forms.flatMap(requiredFacts);
  return { surely: new Set(surely), perhaps: new Set(forms.flatMap((form) => form.sets)) };
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

function plus(a: Known, b: Known): Known {
  return { surely: new Set([...a.surely, ...b.surely]), perhaps: new Set([...a.perhaps, ...b.perhaps]) };
}

function common(a: Known, b: Known): Known {
  const both = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    new Set([...one].filter((name) => other.has(name)));
  return { surely: both(a.surely, b.surely), perhaps: both(a.perhaps, b.perhaps) };
}
