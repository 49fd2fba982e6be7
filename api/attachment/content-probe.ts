import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { ContentKind } from './media-types';
import { zipKind } from './zip-kind';

const MAGIC: readonly (readonly [ContentKind, Buffer])[] = [
  ['pdf', Buffer.from('%PDF-', 'latin1')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
];
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const HEAD_BYTES = 16;
/** Control characters that no text has, save tab, line feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Looks at a file while it streams past: bytes counted, SHA-256, first bytes, and whether it is UTF-8 text throughout. */
export class ContentProbe {
  private readonly hash = createHash('sha256');
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private head = Buffer.alloc(0);
  private isText = true;
  size = 0;

  take(chunk: Buffer): void {
    this.size += chunk.length;
    this.hash.update(chunk);
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD_BYTES)]);
    if (this.isText) this.isText = this.isTextOn(chunk);
  }

  digest(): string {
    return this.hash.digest('hex');
  }

  /** What the file is, by its content alone; null for what is not in the table. */
  async kind(file: FileHandle): Promise<ContentKind | null> {
    const magic = MAGIC.find(([, bytes]) => this.head.subarray(0, bytes.length).equals(bytes));
    if (magic) return magic[0];
    if (this.head.subarray(0, ZIP.length).equals(ZIP)) return zipKind(file, this.size);
    return this.isText && this.endsAsText() ? 'text' : null;
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
