import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Content, ContentKind } from './media-types';
import { isPdfLocked } from './pdf-lock';
import { TokenScan } from './token-scan';
import { zipContent } from './zip-kind';

const PDF = Buffer.from('%PDF-', 'latin1');
const MAGIC: readonly (readonly [ContentKind, Buffer])[] = [
  ['pdf', PDF],
  // With the head of the chunk that every picture begins with.
  ['png', Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR', 'latin1')],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
];
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** The container in which office programs put a document that has a password (MS-CFB); also that of their older formats. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** As long as the head of a PNG: its signature and its first chunk. */
const HEAD_BYTES = 33;
/** Control characters that no text has, save tab, line feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Looks at a file while it streams past: bytes counted, SHA-256, first bytes, and whether it is UTF-8 text throughout. */
export class ContentProbe {
  private readonly hash = createHash('sha256');
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly encrypt = new TokenScan('/Encrypt');
  private readonly encryptedPackage = new TokenScan('EncryptedPackage', 'utf16le');
  private head = Buffer.alloc(0);
  private isText = true;
  size = 0;

  take(chunk: Buffer): void {
    this.size += chunk.length;
    this.hash.update(chunk);
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD_BYTES)]);
    if (this.begins(PDF)) this.encrypt.take(chunk);
    if (this.begins(COMPOUND)) this.encryptedPackage.take(chunk);
    if (this.isText) this.isText = this.isTextOn(chunk);
  }

  digest(): string {
    return this.hash.digest('hex');
  }

  /** What the file is, by its content alone; of no kind where it is not in the table. */
  async content(file: FileHandle): Promise<Content> {
    const magic = MAGIC.find(([, bytes]) => this.begins(bytes));
    if (magic?.[0] === 'pdf') return { kind: 'pdf', locked: this.encrypt.isFound && (await isLocked(file, this.size)) };
    if (magic?.[0] === 'png') return { kind: isPicture(this.head) ? 'png' : null, locked: false };
    if (magic) return { kind: magic[0], locked: false };
    if (this.begins(ZIP)) return zipContent(file, this.size);
    if (this.begins(COMPOUND)) return { kind: null, locked: this.encryptedPackage.isFound };
    return { kind: this.isText && this.endsAsText() ? 'text' : null, locked: false };
  }

  private begins(bytes: Buffer): boolean {
    return this.head.subarray(0, bytes.length).equals(bytes);
  }

  private isTextOn(chunk: Buffer): boolean {
    try {
      return !CONTROL.test(this.decoder.decode(chunk, { stream: true }));
    } catch {
      // Not UTF-8: so it is not text.
      return false;
    }
  }

  private endsAsText(): boolean {
    try {
      this.decoder.decode();
      return true;
    } catch {
      // It breaks off within a character.
      return false;
    }
  }
}

/** Whether the first chunk of a PNG says how large the picture is, and is as it was written: its checksum holds (PNG 5.3, 11.2.1). */
function isPicture(head: Buffer): boolean {
  if (head.length < HEAD_BYTES || head.readUInt32BE(16) === 0 || head.readUInt32BE(20) === 0) return false;
  return crc32(head.subarray(12, 29)) === head.readUInt32BE(29);
}

let reading: Promise<unknown> = Promise.resolve();

/** Whether a received PDF is locked; read whole for that, so one after the other. */
function isLocked(file: FileHandle, size: number): Promise<boolean> {
  const answer = reading.then(async () => {
    const bytes = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return isPdfLocked(bytes.subarray(0, filled));
  });
  reading = answer.catch(() => undefined);
  return answer;
}
