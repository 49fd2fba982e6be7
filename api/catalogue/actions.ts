import { Field, ObjectType } from 'type-graphql';
import { bodyTitles } from '../../form-schemas/engine';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { bodiesFor } from '../platform/session';
import type { CityCatalogue } from './city-catalogue';
import { CatalogueAct } from './catalogue-step.entity';
import { CatalogueState, type CatalogueEntry } from './catalogue-entry.entity';

@ObjectType({ description: '登录者现在可以对目录条目做什么；不可以的，为什么' })
export class CatalogueAction {
  @Field(() => CatalogueAct, { description: '做什么' })
  readonly act!: CatalogueAct;

  @Field(() => Boolean, { description: '现在可否' })
  readonly allowed!: boolean;

  @Field(() => String, { nullable: true, description: '为什么不可以，要怎样才可以' })
  readonly reason!: string | null;
}

/** Acts on an entry that is there, in the order in which they are done. */
export const ACTS = [CatalogueAct.UPDATE, CatalogueAct.PUBLISH, CatalogueAct.REVISE, CatalogueAct.WITHDRAW] as const;
type Act = (typeof ACTS)[number];

const { DRAFT, PUBLISHED, REVISED, WITHDRAWN } = CatalogueState;
const FROM: Readonly<Record<Act, readonly CatalogueState[]>> = {
  update: [DRAFT, REVISED],
  publish: [DRAFT, REVISED],
  revise: [PUBLISHED, WITHDRAWN],
  withdraw: [DRAFT, PUBLISHED, REVISED],
};
const WORDS: Readonly<Record<CatalogueState, string>> = {
  draft: '草稿',
  published: '已发布',
  revised: '修订中',
  withdrawn: '已撤销',
};
const WRONG_STATE: Readonly<Record<Act, string>> = {
  update: '改写前须先开始修订',
  publish: '没有要发布的改动',
  revise: '草稿和修订中的可直接改写',
  withdraw: '已经撤销',
};

export function wordState(state: CatalogueState): string {
  return WORDS[state];
}

/**
 * Why the session may not do something to an entry now, or null. A unit writes its own entries; whoever holds a body that the
 * regime names publishes and withdraws what is published, but never what they have had a hand in themselves.
 */
export function objection(ctx: Context, city: CityCatalogue, entry: CatalogueEntry, act: Act): string | null {
  if (!FROM[act].includes(entry.state)) return `条目${WORDS[entry.state]}，${WRONG_STATE[act]}`;
  const isUnits = act === 'update' || act === 'revise' || (act === 'withdraw' && entry.state === DRAFT);
  return isUnits ? notOfUnit(ctx, entry) : notPublisher(ctx, city, entry, act);
}

function notOfUnit(ctx: Context, entry: CatalogueEntry): string | null {
  const session = signedIn(ctx);
  if (!may(session, 'catalogue:edit')) return '目录由各单位的申报经办人编制';
  return session.appointment?.organisation === entry.organisation ? null : '只能编制本单位的目录';
}

function notPublisher(ctx: Context, city: CityCatalogue, entry: CatalogueEntry, act: Act): string | null {
  const session = signedIn(ctx);
  if (!may(session, 'catalogue:publish')) return '目录由审批人发布和撤销';
  const bodies = city.document?.publishers ?? [];
  const held = bodiesFor(session, entry.organisation);
  if (bodies.length === 0) return '现行制度没有写明目录由谁发布和撤销，须先在制度中写明';
  if (!bodies.some((body) => held.includes(body))) {
    const titles = bodyTitles(city.regime, bodies);
    return `目录由${titles.join('或')}发布和撤销`;
  }
  if (act === 'publish' && entry.writers.includes(session.person.id)) return '须由未参与编制的人发布';
  return null;
}
