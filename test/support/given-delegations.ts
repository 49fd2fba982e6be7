import type { JsonObject } from '../../form-schemas/engine';
import { SCREENED, type GivenCity } from './given-city';
import type { GivenOfficial } from './given';
import { GivenVerbs, idOf } from './given-verbs';

/** A day before, the first, the last, and one after. */
export const [BEFORE, FROM, UNTIL, AFTER] = ['2026-10-08', '2026-10-09', '2026-10-12', '2026-10-13'] as const;

export interface Delegated {
  readonly delegation: { readonly id: string; readonly version: number; readonly state: string } | null;
  readonly findings: readonly { readonly code: string; readonly message: string; readonly path: string | null }[];
  readonly errors: readonly { readonly path: string }[];
}

const ANSWER =
  'delegation { id version state untilDay endedOn } findings { code message path } errors { path message }';
export const DELEGATE = `mutation ($input: DelegateInput!) { delegate(input: $input) { ${ANSWER} } }`;
export const END = `mutation ($input: EndDelegationInput!) { endDelegation(input: $input) { ${ANSWER} } }`;
export const DECIDING =
  'mutation ($input: DecideTaskInput!) { decideTask(input: $input) { application { stage } findings { code } } }';

/** Acts in somebody's place in a city, through GraphQL. */
export class GivenDelegations {
  readonly verbs: GivenVerbs;

  constructor(private readonly city: GivenCity) {
    this.verbs = new GivenVerbs(city);
  }

  async delegated(by: GivenOfficial, to: GivenOfficial, more: JsonObject = {}): Promise<Delegated> {
    const input = { person: idOf(to), fromDay: FROM, untilDay: UNTIL, reason: '休假', ...more };
    return (await (await this.city.client(by)).data<{ delegate: Delegated }>(DELEGATE, { input })).delegate;
  }

  async ended(by: GivenOfficial, id: string, more: JsonObject = {}): Promise<Delegated> {
    const input = { id, expectedVersion: 1, ...more };
    return (await (await this.city.client(by)).data<{ endDelegation: Delegated }>(END, { input })).endDelegation;
  }

  /** A decider who holds a body, and one who holds none. */
  async pair(body = 'digital-bureau'): Promise<readonly [GivenOfficial, GivenOfficial]> {
    const { government, desk } = this.city;
    return [await government.official(desk, ['decider'], [body]), await government.official(desk, ['decider'])];
  }

  /** Approves the one open task of a case; the stage that it comes to, the thrown error's code, or undefined: refused. */
  async decides(by: GivenOfficial, id: string): Promise<unknown> {
    const task = await this.verbs.onlyTask(id);
    const { data, errors } = await (
      await this.city.client(by)
    ).ask<{ decideTask: { application: { stage: string } | null } }>(DECIDING, {
      input: { taskId: task.id, verdict: 'APPROVE', answers: SCREENED, expectedVersion: task.version },
    });
    return errors[0]?.extensions.code ?? data?.decideTask.application?.stage;
  }
}
