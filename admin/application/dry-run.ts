import {
  evaluateForm,
  isFine,
  isHandIn,
  openCase,
  readFacts,
  step,
  type CompiledForm,
  type CompiledRegime,
  type Day,
  type Facts,
  type Finding,
  type HandInStage,
  type JsonObject,
  type OverrideGiven,
} from '../../form-schemas/engine';
import { seeChecks } from './stage-checks';

export interface DryRun {
  readonly findings: readonly Finding[];
  /** Facts as they would stand after filing; null where it would be refused. */
  readonly facts: Facts | null;
}

/** A stage at which a form is handed in: filed, put on record, or filled in as a wait ends. */
export type FormStage = HandInStage & { readonly form: string };

/** The stage at which a procedure is filed, or at which a case that stands at `at` goes on with a form. */
export function filingStage(regime: CompiledRegime, procedure: string, at?: string): FormStage | null {
  const compiled = regime.procedures.get(procedure);
  const stage = compiled?.stages.get(at ?? compiled.document.start);
  return isHandIn(stage) && stage.form !== undefined ? { ...stage, form: stage.form } : null;
}

/**
 * Files without filing: the engine's own step on an empty case, as the server will take it. What only the server
 * knows (the unit's other filings) is missing here, so its answer stays the one that counts.
 */
export function dryRun(
  regime: CompiledRegime,
  procedure: string,
  filing: {
    readonly given: JsonObject;
    readonly answers: JsonObject;
    /** For which whoever fills in acts: fields are theirs or others'. */
    readonly bodies: readonly string[];
    readonly overrides: readonly OverrideGiven[];
    readonly on: Day;
  },
): DryRun {
  const opened = openCase(regime, procedure);
  const stage = filingStage(regime, procedure);
  if (!opened.value || !stage) return { findings: opened.findings, facts: null };
  const { given, answers, bodies, overrides, on } = filing;
  const actor = { person: 'dry-run', bodies };
  const { value, findings } = step(regime, opened.value, { type: 'file', on, actor, given, answers, overrides });
  return { findings, facts: value === opened.value ? null : value.facts };
}

/**
 * Hands in without handing in, where a case is there already or stands beside one: of its facts the browser has only
 * what the API gives. So the form and the stage's checks are judged on those facts; the filing window, and what the case remembers
 * besides facts, are left to the server.
 */
export function dryRunAgain(
  regime: CompiledRegime,
  procedure: string,
  filing: {
    readonly stage: FormStage;
    readonly facts: JsonObject;
    readonly answers: JsonObject;
    readonly bodies: readonly string[];
  },
): DryRun {
  const { stage, answers } = filing;
  const form = regime.forms.get(stage.form);
  if (!form) return { findings: [], facts: null };
  const known = readFacts(regime.vocabulary, filing.facts).value;
  const { value, findings } = evaluateForm(form, regime.vocabulary, {
    answers,
    facts: withoutOwn(form, known),
    bodies: filing.bodies,
    article: (clause) => regime.article(clause) || undefined,
  });
  const facts = { ...known, ...value.facts };
  const said = seeChecks(regime, procedure, stage.code, facts).flatMap(({ finding }) => finding ?? []);
  const all = [...findings, ...said];
  return { findings: all, facts: isFine(all) ? facts : null };
}

/** Facts that a form is judged on: its own answers say the others anew. */
export function withoutOwn(form: CompiledForm, facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !form.sets.includes(name)));
}

/** A rule that may be lifted here, if somebody writes down why. */
export interface OverrideAsked {
  readonly rule: string;
  readonly title: string;
  readonly message: string;
  readonly article: string | undefined;
  readonly needs: readonly ('reason' | 'citation')[];
  /** The law does not demand it: filing works without, with another result (a late filing). */
  readonly voluntary: boolean;
}

/** Rules of the findings that whoever acts for these bodies may lift, each once. */
export function overridesAsked(
  regime: CompiledRegime,
  findings: readonly Finding[],
  bodies: readonly string[],
): readonly OverrideAsked[] {
  const asked = new Map<string, OverrideAsked>();
  for (const { rule, message, article, code } of findings) {
    if (rule === undefined || asked.has(rule)) continue;
    const window = regime.windows.get(rule);
    const check = regime.checks.get(rule)?.document;
    const override = window?.late?.override ?? (check?.effect === 'override' ? check.override : undefined);
    if (!override || !override.by.some((body) => bodies.includes(body))) continue;
    if (!['window-next-year', 'check-failed', 'override-incomplete'].includes(code)) continue;
    const title = window?.title ?? check?.title ?? rule;
    asked.set(rule, { rule, title, message, article, needs: override.needs, voluntary: window !== undefined });
  }
  return [...asked.values()];
}
