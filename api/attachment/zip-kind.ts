import type { FileHandle } from 'node:fs/promises';
import type { Content, ContentKind } from './media-types';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 4_000_000;
const ZIP64 = 0xffff_ffff;
/** The flag of an entry that is read with a password only. */
const ENCRYPTED = 1;

const BY_ENTRY: readonly (readonly [string, ContentKind])[] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
];

/** Code that an office program would run: Visual Basic, and the sheets of macros that were before it. */
const MACROS = /(^|\/)vbaproject\.bin$|^xl\/(macrosheets|intlmacrosheets)\//i;

/**
 * What a zip archive is, by the names in its directory, and whether any of its files needs a password; nothing is unpacked.
 * Null where the directory cannot be read, and for office documents with macros, which could run code.
 */
export async function zipContent(file: FileHandle, size: number): Promise<Content> {
  const directory = await readDirectory(file, size);
  return directory === null
    ? { kind: null, locked: false }
    : { kind: kindOf(directory.names), locked: directory.locked };
}

function kindOf(names: ReadonlySet<string>): ContentKind | null {
  if (names.has('OFD.xml')) return 'ofd';
  if (!names.has('[Content_Types].xml')) return 'zip';
  if ([...names].some((name) => MACROS.test(name))) return null;
  return BY_ENTRY.find(([name]) => names.has(name))?.[1] ?? null;
}

interface Directory {
  readonly names: ReadonlySet<string>;
  readonly locked: boolean;
}

async function readDirectory(file: FileHandle, size: number): Promise<Directory | null> {
  const tail = await read(file, Math.max(0, size - END_BYTES - LONGEST_COMMENT), size);
  const end = endOfDirectory(tail);
  if (end === null) return null;
  const [length, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (offset === ZIP64 || length > LARGEST_DIRECTORY || offset + length > size) return null;
  const directory = await read(file, offset, offset + length);
  const names = new Set<string>();
  let [at, locked] = [0, false];
  // To its end and not as many as it says: a number may lie.
  while (at < directory.length) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const [name, extra, comment] = [
      directory.readUInt16LE(at + 28),
      directory.readUInt16LE(at + 30),
      directory.readUInt16LE(at + 32),
    ];
    if ((directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0) locked = true;
    names.add(directory.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return { names, locked };
}

/** The record that ends an archive stands as far from the end as its comment is long. */
function endOfDirectory(tail: Buffer): number | null {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
      return at;
  }
  return null;
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from);
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
