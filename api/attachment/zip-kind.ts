import type { FileHandle } from 'node:fs/promises';
import type { ContentKind } from './media-types';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 4_000_000;
const ZIP64 = 0xffff_ffff;

const BY_ENTRY: readonly (readonly [string, ContentKind])[] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
];

/**
 * What a zip archive is, by the names in its directory; nothing is unpacked. Null where the directory cannot be
 * read, and for office documents with macros, which could run code.
 */
export async function zipKind(file: FileHandle, size: number): Promise<ContentKind | null> {
  const names = await entryNames(file, size);
  if (names === null) return null;
  if (names.has('OFD.xml')) return 'ofd';
  if (!names.has('[Content_Types].xml')) return 'zip';
  if ([...names].some((name) => name.toLowerCase().endsWith('vbaproject.bin'))) return null;
  return BY_ENTRY.find(([name]) => names.has(name))?.[1] ?? null;
}

async function entryNames(file: FileHandle, size: number): Promise<ReadonlySet<string> | null> {
  const tail = await read(file, Math.max(0, size - END_BYTES - LONGEST_COMMENT), size);
  const end = endOfDirectory(tail);
  if (end === null) return null;
  const [count, length, offset] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (offset === ZIP64 || length > LARGEST_DIRECTORY || offset + length > size) return null;
  const directory = await read(file, offset, offset + length);
  const names = new Set<string>();
  let at = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const [name, extra, comment] = [
      directory.readUInt16LE(at + 28),
      directory.readUInt16LE(at + 30),
      directory.readUInt16LE(at + 32),
    ];
    names.add(directory.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
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
