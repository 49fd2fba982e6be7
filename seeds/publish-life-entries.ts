import { createCatalogueEntry } from '../api/catalogue/create-entry';
import type { CatalogueEntry } from '../api/catalogue/catalogue-entry.entity';
import { publishCatalogueEntry } from '../api/catalogue/publish-entry';
import type { CompiledRegime, Fact, Outcome, StoryEvent } from '../form-schemas/engine';
import type { DemoLife, LifeEntry } from './demo-life';
import type { ToldPeople } from './told-people';

/** Which of these facts says how many entries there are: all that are published where it is asked of them, else those of some kind. */
export function factOfEntries(facts: readonly Fact[]): Fact | undefined {
  const counting = facts.filter(({ owner }) => owner.kind === 'catalogue');
  return counting.find(({ owner }) => owner.kind === 'catalogue' && owner.where === undefined) ?? counting[0];
}

/** Entries of the catalogue of a life that is told: as many are published before an act as its story says there are. */
export class LifeEntries {
  private published = 0;

  constructor(
    private readonly people: ToldPeople,
    private readonly regime: CompiledRegime,
    private readonly life: DemoLife,
  ) {}

  async before({ on, given = {} }: StoryEvent, project: string | null): Promise<void> {
    const wanted = factOfEntries([...this.regime.vocabulary.facts.values()].filter(({ name }) => name in given))?.name;
    const count = wanted === undefined ? 0 : Number(given[wanted]);
    for (; this.published < count; this.published += 1) {
      const entry = this.life.entries?.[this.published];
      if (!entry || project === null) throw new Error(`seeds: ${this.life.story} has too few entries on ${on}`);
      await this.publish(on, entry, project);
    }
  }

  private async publish(on: string, { fields, extension }: LifeEntry, project: string): Promise<void> {
    const [publisher] = this.regime.regime.catalogue?.publishers ?? [];
    const unit = [...this.regime.bodies.values()].find(({ resolve }) => resolve === 'applicant');
    const { id, version } = await this.people.act(on, unit?.code ?? '', async (ctx) =>
      kept(await createCatalogueEntry(ctx, { fields, extension, projects: [project], systems: [] })),
    );
    await this.people.act(on, publisher ?? '', async (ctx) =>
      kept(await publishCatalogueEntry(ctx, { id, expectedVersion: version })),
    );
  }
}

function kept({ value, findings }: Outcome<CatalogueEntry | null>): CatalogueEntry {
  if (!value) throw new Error(`seeds: ${findings.map(({ message }) => message).join('；')}`);
  return value;
}
