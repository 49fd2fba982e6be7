import type { StoryCase, StoryEvent } from '../form-schemas/engine';
import { Application } from '../api/application/application.entity';
import type { FileStore } from '../api/attachment/file-store';
import { asSystem, type Runtime } from '../api/identity/act-as';
import { compiledEdition } from '../api/regime/compiled-edition';
import { Edition } from '../api/regime/edition.entity';
import type { DemoGovernment } from './demo';
import type { DemoLife } from './demo-life';
import { ToldLife } from './tell-life';
import { ToldDays } from './told-days';
import { Hall, ToldPeople } from './told-people';

/**
 * Tells the lives of a government's cases, all of them side by side in the order of their days; what waits for a list on
 * the same day is decided by one list. A case that is there already, by its title, is left alone.
 *
 * @param today all of it has happened before
 */
export async function loadLives(
  { database }: Pick<Runtime, 'database'>,
  demo: DemoGovernment,
  store: FileStore,
  today: string,
): Promise<void> {
  const { regime: code, lives = [] } = demo;
  if (!code || lives.length === 0) return;
  const there = await asSystem({ database }, demo.code, async (ctx) => {
    const edition = await ctx.tx.findOneByOrFail(Edition, { government: demo.code, regimeCode: code.code });
    const regime = await compiledEdition(ctx, edition.id);
    const known = await ctx.tx.find(Application, { where: { government: demo.code }, select: { title: true } });
    return { regime, titles: new Set(known.map(({ title }) => title)) };
  });
  const { regime, titles } = there;
  const unitBodies = new Set(
    [...regime.bodies.values()].filter(({ resolve }) => resolve === 'applicant').map((body) => body.code),
  );
  const hall = new Hall({ database }, demo, store);
  const stories = regime.regime.cases.flatMap(({ cases }) => cases);
  const told: { readonly life: ToldLife; readonly event: StoryEvent }[] = [];
  for (const life of lives.filter((one) => !titles.has(titleOf(one)))) {
    const story = stories.find((one): one is StoryCase => one.kind === 'story' && one.code === life.story);
    if (!story) throw new Error(`seeds: the regime ${code.code} has no story ${life.story}`);
    const people = await ToldPeople.of(hall, life, unitBodies);
    const one = new ToldLife(people, regime, life, story, ToldDays.of(life, today));
    told.push(...one.events().map((event) => ({ life: one, event })));
  }
  told.sort((a, b) => (a.event.on < b.event.on ? -1 : a.event.on > b.event.on ? 1 : 0));
  for (const [index, { life, event }] of told.entries()) {
    if (event.do !== 'list-decided') {
      await life.tell(event);
      continue;
    }
    const together = told.filter((one) => one.event.do === 'list-decided' && one.event.on === event.on);
    if (told.indexOf(together[0] ?? { life, event }) < index) continue;
    await life.decideList(
      event,
      together.map((one) => one.life.application),
    );
  }
}

/** As the case is called afterwards. */
function titleOf({ title, story }: DemoLife): string {
  return title ?? story;
}
