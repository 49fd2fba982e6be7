import type { PublishedRow } from '../../admin/catalogue/catalogue-queries';
import { isPublishable, leftToPublish } from '../../admin/catalogue/chosen';

/** What stays chosen in the catalogue after it was tried to publish it. */

type Entry = NonNullable<PublishedRow['entry']>;

const entry = (id: string, version: number, state: Entry['state'] = 'DRAFT') =>
  ({ id, version, state, name: id }) as unknown as Entry;
const row = (of: Entry | null, published: boolean): PublishedRow =>
  ({ entry: of, published, findings: published ? [] : [{ message: '已被更改', path: null }] }) as PublishedRow;

it('is what was not published, with the version that it has now: the next try is not refused for the one before', () => {
  const left = leftToPublish([row(entry('changed', 7), false), row(entry('fine', 2, 'PUBLISHED'), true)]);
  expect([...left].map(([id, { version }]) => [id, version])).toEqual([['changed', 7]]);
});

it('is nothing of what is gone, or that somebody else has published or withdrawn meanwhile', () => {
  const rows = [
    row(null, false),
    row(entry('published', 3, 'PUBLISHED'), false),
    row(entry('withdrawn', 4, 'WITHDRAWN'), false),
    row(entry('revised', 5, 'REVISED'), false),
  ];
  expect([...leftToPublish(rows).keys()]).toEqual(['revised']);
  expect(rows.map(({ entry: of }) => of !== null && isPublishable(of))).toEqual([false, false, false, true]);
});
