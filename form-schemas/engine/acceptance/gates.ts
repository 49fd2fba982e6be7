import type { AcceptanceDocument, FieldPlace } from '../model/acceptance';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import { formsOf } from '../procedure/forms-of';
import { passageOf } from './passage';
import type { ProjectStanding } from './standing';

/** A stage that something stands before. */
export interface AcceptanceGate {
  readonly procedure: string;
  readonly procedureTitle: string;
  /** It is done beside the project's main case. */
  readonly beside: boolean;
  readonly stage: string;
  readonly stageTitle: string;
  /** block: nothing goes on without it; override: somebody may lift it, on the record; warn: only said. */
  readonly effect: 'block' | 'override' | 'warn';
  /** By that procedure money is given. */
  readonly money: boolean;
  /** The project stands before it now: at the stage itself, or where the procedure beside it may be opened. */
  readonly here: boolean;
  /** The project has gone through it; it no longer gates. Never of what may be opened again beside a project. */
  readonly behind: boolean;
}

type Place = Omit<AcceptanceGate, 'here' | 'behind'> & { readonly document: ProcedureDocument };

/** What gates where is the regime's: found once for each check and each field. */
const places = new WeakMap<CompiledRegime, Map<string, readonly Place[]>>();

/** Every stage that runs a check, the main procedure's first. */
export function gatesOfCheck(
  regime: CompiledRegime,
  document: AcceptanceDocument,
  asked: Pick<ProjectStanding, 'main'>,
  code: string,
): readonly AcceptanceGate[] {
  const found = placesOf(regime, `check ${code}`, () => {
    const own = regime.checks.get(code)?.document.effect;
    if (own === undefined || own === 'report') return [];
    return stagesWhere(regime, document, (stage) => {
      const used = ('checks' in stage ? (stage.checks ?? []) : []).find(
        (one) => (typeof one === 'string' ? one : one.check) === code,
      );
      return used === undefined ? null : typeof used === 'string' ? own : 'warn';
    });
  });
  return found.map((place) => standing(place, asked.main));
}

/** The stages whose form cannot be handed in without a field. */
export function gatesOfField(
  regime: CompiledRegime,
  document: AcceptanceDocument,
  asked: Pick<ProjectStanding, 'main'>,
  { form, key }: FieldPlace,
): readonly AcceptanceGate[] {
  const found = placesOf(regime, `field ${form} ${key}`, () => {
    const field = regime.forms.get(form)?.fields.find(({ path }) => path === key);
    if (!field || field.required === false) return [];
    return stagesWhere(regime, document, (stage) => (formsOf(regime, stage).includes(form) ? 'block' : null));
  });
  return found.map((place) => standing(place, asked.main));
}

function placesOf(regime: CompiledRegime, name: string, find: () => readonly Place[]): readonly Place[] {
  const known = places.get(regime) ?? new Map<string, readonly Place[]>();
  places.set(regime, known);
  const found = known.get(name) ?? find();
  known.set(name, found);
  return found;
}

function standing({ document, ...place }: Place, main: ProjectStanding['main']): AcceptanceGate {
  return {
    ...place,
    here: isHere(document, place.stage, main),
    behind: document.code === main.procedure && passageOf(main, [place.stage]).behind,
  };
}

function stagesWhere(
  regime: CompiledRegime,
  { procedure: first, money = [] }: AcceptanceDocument,
  effectOf: (stage: StageDocument) => AcceptanceGate['effect'] | null,
): readonly Place[] {
  const procedures = [...regime.procedures.values()].sort(
    (a, b) => Number(b.document.code === first) - Number(a.document.code === first),
  );
  return procedures.flatMap(({ document, stages }) =>
    [...stages.values()].flatMap((stage): Place[] => {
      const effect = effectOf(stage);
      return effect === null
        ? []
        : [
            {
              document,
              procedure: document.code,
              procedureTitle: document.title,
              beside: document.code !== first,
              stage: stage.code,
              stageTitle: stage.title,
              effect,
              money: money.includes(document.code),
            },
          ];
    }),
  );
}

function isHere(
  { code, kind, opens }: ProcedureDocument,
  stage: string,
  main: Pick<ProjectStanding['main'], 'procedure' | 'stage'>,
): boolean {
  if (code === main.procedure) return stage === main.stage;
  return (
    kind === 'side' &&
    opens?.of === 'project' &&
    (opens.at === undefined ||
      opens.at.some(({ procedure, stages }) => procedure === main.procedure && stages.includes(main.stage)))
  );
}
