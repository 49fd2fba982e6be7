import type { Day } from '../../form-schemas/engine/day';
import type { Finding } from '../../form-schemas/engine/finding';
import type { AvailableAction } from '../../form-schemas/engine/procedure/available-actions';
import type { Actor, CaseEvent, CaseState } from '../../form-schemas/engine/procedure/case';
import type { CompiledRegime } from '../../form-schemas/engine/procedure/compiled';
import { mergeFacts } from '../../form-schemas/engine/procedure/given';
import { standingFacts } from '../../form-schemas/engine/project/project-facts';
import { unitFacts, type World } from '../../form-schemas/engine/project/world';
import type { JsonObject } from '../../form-schemas/engine/value';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';
import { drawScope } from './draw-facts';
import { pick, randomAnswers, type Random } from './random-answers';

/** What one walk goes by. */
export interface Walk {
  readonly regime: CompiledRegime;
  readonly random: Random;
  readonly given: JsonObject;
  readonly sides: number;
  readonly findings: Finding[];
}

/** Who does what to which case. */
export interface Doing {
  readonly label: string;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly action: AvailableAction;
  readonly on: Day;
}

/** Bodies that may lift a rule: a check, a late window, a wait. */
export function overriders({ checks, regime }: CompiledRegime, rule: string): readonly string[] {
  const window = regime.windows.find(({ code }) => code === rule)?.late?.override;
  const stages = regime.procedures.flatMap(({ stages: all }) => all);
  const wait = stages.find((stage) => stage.kind === 'wait' && stage.code === rule);
  const waited = wait?.kind === 'wait' ? wait.atLeast.override : undefined;
  return (checks.get(rule)?.document.override ?? window ?? waited)?.by ?? [];
}

/** The event of an act, with answers where it fills a form and with what is lifted. */
export function eventOf(walk: Walk, world: World, doing: Doing, lifted: readonly string[]): CaseEvent | null {
  const { regime, random } = walk;
  const { state, actor, action, on } = doing;
  const bodies = [...new Set([...actor.bodies, ...lifted.flatMap((rule) => overriders(regime, rule))])];
  const base = { on, actor: { ...actor, bodies } };
  const slot = action.slot ?? '';
  const reason = '模拟的理由';
  const overrides = lifted.map((rule) => ({ rule, reason, citation: '模拟的依据' }));
  const scope = action.action === 'file' ? drawScope(walk, state) : {};
  const answers = action.form === null ? null : fill(walk, world, doing, scope);
  switch (action.action) {
    case 'file':
      return { type: 'file', ...base, answers: answers ?? {}, given: scope, overrides };
    case 'approve':
    case 'reject':
    case 'return': {
      const to = action.action === 'return' ? pick(random, action.to) : undefined;
      return {
        type: 'decide',
        ...base,
        slot,
        verdict: action.action,
        opinion: reason,
        overrides,
        ...(to === undefined ? {} : { to }),
        ...(action.needs.includes('minutes') ? { minutes: '纪要1号' } : {}),
        ...(answers === null || action.action !== 'approve' ? {} : { answers }),
      };
    }
    case 'transfer':
      return { type: 'transfer', ...base, slot, to: 'another-person', reason };
    case 'add-signer':
      return { type: 'add-signer', ...base, slot, body: pick(random, action.bodies) ?? '', reason };
    case 'remove-signer':
      return { type: 'remove-signer', ...base, slot, reason };
    case 'remind':
      return { type: 'remind', ...base, slot };
    case 'copy':
      return { type: 'copy', ...base, bodies: [pick(random, regime.regime.bodies)?.code ?? ''] };
    case 'withdraw':
      return { type: 'withdraw', ...base, reason };
  }
}

function fill(
  { regime, random }: Walk,
  world: World,
  { state, actor, action, on }: Doing,
  scope: JsonObject,
): JsonObject {
  const { procedure, about, facts } = state;
  const around = standingFacts(regime, world.surroundings, { procedure, about }, unitFacts(regime, world));
  const form = action.form ?? '';
  const previous = state.answers[form];
  const filling = {
    form,
    facts: mergeFacts(mergeFacts(around, facts), readFacts(regime.vocabulary, scope).value),
    bodies: actor.bodies,
    on,
  };
  return randomAnswers(regime, previous === undefined ? filling : { ...filling, previous }, random);
}
