import { crc32 } from 'node:zlib';

/** A zip archive with empty entries of these names, as any program would write it (not compressed). */
export function zipOf(names: readonly string[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const given of names) {
    const name = Buffer.from(given);
    const body = Buffer.from(`content of ${given}`);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt32LE(crc32(body), 10);
    fixed.writeUInt32LE(body.length, 14);
    fixed.writeUInt32LE(body.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, name, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1');
/** A picture of one pixel by one, black and white, as far as its first chunk; what follows is nothing. */
export const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef924', 'hex'),
  Buffer.alloc(20, 1),
]);
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40, 1)]);
export const DOCX = zipOf(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);

/** The same archive as {@link zipOf} with the flag that an entry is read with a password only. */
export function lockedZip(): Buffer {
  const bytes = zipOf(['a.txt']);
  const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  for (const at of [6, directory + 8]) bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at);
  return bytes;
}

/** A container of streams with these names (MS-CFB), as office programs write documents that have a password; its directory, without contents. */
export function compoundOf(names: readonly string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  const entries = ['Root Entry', ...names].map((name, index) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    entry[66] = index === 0 ? 5 : 2;
    return entry;
  });
  return Buffer.concat([header, Buffer.alloc(512, 0xff), ...entries, Buffer.alloc(512)]);
}
