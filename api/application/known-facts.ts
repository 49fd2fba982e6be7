import { isDeepStrictEqual } from 'node:util';
import type { CompiledRegime, Facts, Value } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import type { Application } from './application.entity';
import { heldBodies } from './held-bodies';
import { standingCase, type LoadedCase } from './load-case';
import { hiddenFields } from './mask-answers';
import { presentFacts } from './surroundings';

export interface KnownFacts extends Pick<LoadedCase, 'regime' | 'state'> {
  /** Facts with a value that the session may see, computed ones among them, in the order of the regime. */
  readonly values: ReadonlyMap<string, Value>;
}

/** The facts of a case as they are now, without those that are set by fields hidden from the session's bodies, or tell of them. */
export async function knownFacts(ctx: Context, application: Application): Promise<KnownFacts> {
  const loaded = await standingCase(ctx, application);
  const { regime, state } = loaded;
  const bodies = await heldBodies(ctx, regime, application.organisation, application.id);
  const values = seenFacts(bodies, regime, await presentFacts(ctx, loaded));
  return { regime, state, values };
}

/** Of facts of a case those that may be seen by who holds these bodies there, computed ones among them, in the order of the regime. */
export function seenFacts(bodies: readonly string[], regime: CompiledRegime, facts: Facts): ReadonlyMap<string, Value> {
  const hidden = new Set(
    [...regime.forms.values()].flatMap((form) => hiddenFields(form, bodies).map((field) => field.fact)),
  );
  const read = regime.vocabulary.reader(facts);
  // A computed fact that comes out otherwise without the hidden ones would tell of them.
  const open = regime.vocabulary.reader(
    Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.has(name))),
  );
  const known = [...regime.vocabulary.facts.keys()].flatMap((name): [string, Value][] => {
    const value = read(name);
    return value === null || !isDeepStrictEqual(value, open(name)) ? [] : [[name, value]];
  });
  return new Map(known);
}
