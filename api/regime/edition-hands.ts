import type { Edition } from './edition.entity';

/** As whom a person had a hand in an edition, in words; null: in no way. Whoever had one is no second pair of eyes for it. */
export function handOf(edition: Edition, person: string): string | null {
  if (person === edition.preparer) return '编制人';
  if (person === edition.submitter) return '送审人';
  return edition.editorIds.includes(person) ? '改过草稿的人' : null;
}

/** Everybody who prepared, edited or handed in an edition, by database id. */
export function handsOf(edition: Edition): readonly string[] {
  return [edition.preparer, ...edition.editorIds, ...(edition.submitter === null ? [] : [edition.submitter])];
}
