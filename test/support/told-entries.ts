import type { JsonObject, StoryEvent } from '../../form-schemas/engine';
import { factOfEntries } from '../../seeds/publish-life-entries';
import { CREATE, PUBLISH, WITHDRAW, type Answer } from './ask-catalogue';
import { FILE_ENTRY } from './catalogue-answers';
import type { ToldCity } from './told-city';

type Told = Pick<StoryEvent, 'given' | 'expect' | 'do' | 'by'>;
interface Published {
  readonly id: string;
  readonly version: number;
}

/** The entries of the catalogue that a told project has: as many are published before each act as its story says. */
export class ToldEntries {
  private readonly published: Published[] = [];
  private standing = 0;
  private written = 0;

  constructor(private readonly city: ToldCity) {}

  async before({ given, expect }: Told, project: string | null): Promise<void> {
    const name = factOfEntries(this.city.regime.facts)?.name;
    const told = name === undefined ? undefined : given?.[name];
    const wanted = typeof told === 'number' ? told : this.standing;
    // As in the story: what the host answers at an act that is refused is over with it.
    if (expect.refused === undefined) this.standing = wanted;
    if (wanted === this.published.length) return;
    if (project === null) throw new Error('entries of no project');
    while (this.published.length < wanted) await this.publish(project);
    while (this.published.length > wanted) await this.withdraw();
  }

  private get publisher(): string {
    return this.city.regime.catalogue?.publishers?.[0] ?? '';
  }

  private async publish(project: string): Promise<void> {
    this.written += 1;
    const code = `201003/${String(this.written).padStart(6, '0')}`;
    const answers = { ...FILE_ENTRY, code, name: `办理结果${this.written}` };
    const extension = this.city.regime.catalogue?.form === undefined ? {} : { collected: false };
    const unit = await this.city.filer.signedIn();
    const draft = read(
      await unit.data<Readonly<Record<string, Answer>>>(CREATE, { input: { answers, extension, projects: [project] } }),
    );
    this.published.push(await this.change(PUBLISH, draft));
  }

  private async withdraw(): Promise<void> {
    const last = this.published.pop();
    if (last) await this.change(WITHDRAW, last, { note: '系统停用' });
  }

  private async change(document: string, { id, version }: Published, besides: JsonObject = {}): Promise<Published> {
    const official = await this.city.client(this.publisher);
    return read(
      await official.data<Readonly<Record<string, Answer>>>(document, {
        input: { id, expectedVersion: version, ...besides },
      }),
    );
  }
}

function read(answer: Readonly<Record<string, Answer>>): Published {
  const [payload] = Object.values(answer);
  if (!payload?.entry) throw new Error(JSON.stringify(payload));
  return payload.entry;
}
