import {
  acceptanceOf,
  clocksOf,
  type Acceptance,
  type AcceptanceDocument,
  type CompiledRegime,
  type JsonObject,
} from '../../form-schemas/engine';
import type { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { heldBodies } from '../application/held-bodies';
import { clocksWithout, hiddenFacts } from '../application/hidden-facts';
import { standingCase, type LoadedCase } from '../application/load-case';
import { maskAnswers } from '../application/mask-answers';
import { presentFacts, surroundingsOf } from '../application/surroundings';
import { calendarOf } from '../calendar/calendar-of';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { dayOf } from '../platform/scalars/time';
import { formsRead } from './forms-read';

/** A project's acceptance with the case that it is of. */
export interface CaseAcceptance {
  readonly application: Application;
  readonly regime: CompiledRegime;
  /** The stage at which the case stands. */
  readonly stage: string;
  readonly acceptance: Acceptance;
}

/**
 * The acceptance of main cases, by their id; null where the session may not look into the case, or its edition says nothing of
 * acceptance. Many at once take as many statements as one.
 */
export const acceptanceOfCase = defineLoader<string, CaseAcceptance | null>(
  async (ctx, ids) => {
    const found = await Promise.all(
      ids.map(async (id) => {
        const application = await applicationById(ctx).load(id);
        return [id, application && (await judged(ctx, application))] as const;
      }),
    );
    return new Map(found);
  },
  () => null,
);

async function judged(ctx: Context, application: Application): Promise<CaseAcceptance | null> {
  const loaded = await standingCase(ctx, application);
  const { regime, state } = loaded;
  if (!regime.regime.acceptance) return null;
  const [facts, { rows }, bodies, calendar] = await Promise.all([
    presentFacts(ctx, loaded),
    surroundingsOf(ctx, loaded),
    heldBodies(ctx, regime, application.organisation, application.id),
    calendarOf(ctx),
  ]);
  const hidden = hiddenFacts(regime, bodies);
  const clocksTold = clocksWithout(regime, hidden);
  const told = Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.has(name)));
  const asked = {
    of: 'project' as const,
    codes: new Set(clocksNamed(regime.regime.acceptance).filter((code) => clocksTold.has(code))),
    since: dayOf(application.createdAt),
    main: state,
  };
  const acceptance = acceptanceOf(regime, {
    main: state,
    facts: told,
    hidden,
    answers: seenAnswers(loaded, bodies),
    rows,
    clocks: clocksOf(regime, facts, calendar, ctx.today, asked),
  });
  return acceptance && { application, regime, stage: state.stage, acceptance };
}

function clocksNamed({ steps, security }: AcceptanceDocument): readonly string[] {
  return [...steps.flatMap(({ clocks = [] }) => clocks), ...security.flatMap(({ clock }) => clock ?? [])];
}

/** Answers of the forms that matter here, without what these bodies may not see. */
function seenAnswers({ regime, state }: LoadedCase, bodies: readonly string[]): Readonly<Record<string, JsonObject>> {
  const { acceptance } = regime.regime;
  const forms = acceptance ? [...formsRead(acceptance)] : [];
  return Object.fromEntries(
    forms.flatMap((code) => {
      const form = regime.forms.get(code);
      const answers = Object.hasOwn(state.answers, code) ? state.answers[code] : undefined;
      return form && answers ? [[code, maskAnswers(form, answers, bodies)]] : [];
    }),
  );
}
