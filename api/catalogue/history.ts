import { Field, ObjectType } from 'type-graphql';
import { resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { wordAnswers, type WordedAnswer } from '../../form-schemas/formats/catalogue/word-entry';
import type { Context } from '../platform/context';
import { projectById } from '../project/project.loader';
import { cityCatalogue, type CityCatalogue } from './city-catalogue';
import type { CatalogueStep } from './catalogue-step.entity';
import type { CatalogueEntry } from './catalogue-entry.entity';
import { allSteps, contentOfStep, openSteps } from './catalogue.loader';
import type { CatalogueContent } from './content';
import { seesWithin } from './seen-entries';

@ObjectType({ description: '目录条目的一处改动' })
export class CatalogueChange {
  @Field(() => String, { description: '哪一项，如 共享类型' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: '此前；没有则为空' })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: '此后；没有则为空' })
  readonly after!: string | null;
}

/** The newest steps of an entry that the session may see, the first one first: one more than is listed. */
export function seenSteps(ctx: Context, entry: CatalogueEntry): Promise<readonly CatalogueStep[]> {
  return (seesWithin(ctx, entry) ? allSteps : openSteps)(ctx).load(entry.id);
}

/** What a step changed against the step before that the session may see; of the first one nothing is said. */
export async function changesOf(
  ctx: Context,
  step: CatalogueStep,
  before: CatalogueStep | null,
): Promise<readonly CatalogueChange[]> {
  if (before === null) return [];
  const city = await cityCatalogue(ctx);
  const [then, since] = await contentOfStep(ctx).loadMany([before.id, step.id]);
  if (!then || !since || then instanceof Error || since instanceof Error) return [];
  const [old, now] = [await wordContent(ctx, city, then), await wordContent(ctx, city, since)];
  const was = new Map(old.map((answer) => [answer.key, answer.words]));
  return now.flatMap(({ key, title, words }) => {
    const former = was.get(key) ?? null;
    return former === words ? [] : [{ title, before: former, after: words }];
  });
}

async function wordContent(
  ctx: Context,
  city: CityCatalogue,
  { fields, extension, projects, systems }: CatalogueContent,
): Promise<readonly WordedAnswer[]> {
  const named = await Promise.all(projects.map(async (id) => (await projectById(ctx).load(id))?.code ?? id));
  const linked = systems.map(({ number, name }) => `${number} ${name}`);
  return [
    ...wordAnswers(resourceCatalogue().form, fields),
    ...(city.form ? wordAnswers(city.form, extension) : []).map((answer) => ({
      ...answer,
      key: `extension.${answer.key}`,
    })),
    { key: '*projects', title: '关联的项目', words: joined(named) },
    { key: '*systems', title: '关联的系统', words: joined(linked) },
  ];
}

function joined(words: readonly string[]): string | null {
  return words.length === 0 ? null : [...words].sort().join('；');
}
