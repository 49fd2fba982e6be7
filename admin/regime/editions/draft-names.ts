import { t } from '../../i18n/t';

interface NamedDraft {
  readonly id: string;
  readonly note: string;
  readonly createdAt: string;
  readonly base: { readonly number: number } | null;
  readonly createdBy: { readonly name: string } | null;
}

/** What each draft is called: its note's first line, else who began it on what; equal names are numbered by age. */
export function nameDrafts(drafts: readonly NamedDraft[]): ReadonlyMap<string, string> {
  const byName = new Map<string, NamedDraft[]>();
  for (const draft of drafts) {
    const name = plainName(draft);
    byName.set(name, [...(byName.get(name) ?? []), draft]);
  }
  const names = new Map<string, string>();
  for (const [name, same] of byName) {
    const oldest = [...same].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    oldest.forEach(({ id }, index) =>
      names.set(id, same.length === 1 ? name : t('{{name}}（{{number}}）', { name, number: index + 1 })),
    );
  }
  return names;
}

function plainName({ note, base, createdBy }: NamedDraft): string {
  const words = note.split('\n')[0]?.trim().slice(0, 60) ?? '';
  if (words !== '') return words;
  return base
    ? t('{{name}}在第 {{number}} 版上的草稿', { name: createdBy?.name ?? '', number: base.number })
    : t('{{name}}的草稿', { name: createdBy?.name ?? '' });
}
