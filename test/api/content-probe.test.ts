import type { FileHandle } from 'node:fs/promises';
import { ContentProbe } from '../../api/attachment/content-probe';
import { PNG } from '../support/file-bytes';

/** A picture is told by more than its signature: by the whole of its first chunk, wherever the chunks of the upload are cut. */

const NO_FILE = null as unknown as FileHandle;
const SIGNATURE = PNG.subarray(0, 8);

async function kindOf(bytes: Buffer, size = bytes.length): Promise<string | null> {
  const probe = new ContentProbe();
  for (let at = 0; at < bytes.length; at += size) probe.take(bytes.subarray(at, at + size));
  return (await probe.content(NO_FILE)).kind;
}

it.each([1, 7, 16, 33, 53])('a picture is one in chunks of %s bytes', async (size) => {
  expect(await kindOf(PNG, size)).toBe('png');
});

it.each<[says: string, bytes: Buffer]>([
  ['a script behind the signature', Buffer.concat([SIGNATURE, Buffer.from('<script>')])],
  ['a first chunk that lacks its last byte', PNG.subarray(0, 32)],
  ['a first chunk that was changed', Buffer.from(PNG).fill(7, 19, 20)],
  ['a script in the place of the first chunk’s contents', Buffer.from(PNG).fill('<script>', 16, 24, 'latin1')],
])('%s is none', async (_, bytes) => {
  expect(await kindOf(bytes)).toBeNull();
});
