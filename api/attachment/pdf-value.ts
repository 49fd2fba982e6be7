/** A value as it stands in a PDF file, as far as it is needed to tell how the file is locked. */
export type PdfValue = string | number | boolean | null | Buffer | PdfName | PdfDictionary | readonly PdfValue[];

export interface PdfName {
  readonly name: string;
}

export interface PdfDictionary {
  readonly entries: ReadonlyMap<string, PdfValue>;
}

const DEEPEST = 8;
const MOST_BYTES = 64 * 1024;
const REGULAR = /[^\s()<>[\]{}/%]/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * Reads the value that begins at a place; what follows it is left. References (`5 0 R`) are read as three values: only their
 * first is asked for. Strings are bytes.
 *
 * @param text the file, one character for each byte
 * @returns undefined for what is no value
 */
export function readPdfValue(text: string, from: number): PdfValue | undefined {
  try {
    return new Reader(text.slice(from, from + MOST_BYTES)).value(0);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): PdfValue {
    if (depth > DEEPEST) throw new Unreadable();
    this.space();
    if (this.has('<<')) return this.dictionary(depth);
    if (this.has('[')) return this.list(depth);
    if (this.has('(')) return this.literal();
    if (this.has('<')) return this.hex();
    if (this.has('/')) return { name: this.word() };
    const word = this.word();
    if (word === '') throw new Unreadable();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    return /^[+-]?\d+(\.\d*)?$/.test(word) ? Number(word) : word;
  }

  private dictionary(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    let key: string | null = null;
    for (;;) {
      this.space();
      if (this.has('>>')) return { entries };
      if (this.text[this.at] === '/' && (key === null || entries.has(key))) {
        this.at += 1;
        key = this.word();
        entries.set(key, this.value(depth + 1));
      } else this.value(depth + 1);
    }
  }

  private list(depth: number): readonly PdfValue[] {
    const items: PdfValue[] = [];
    for (;;) {
      this.space();
      if (this.has(']')) return items;
      items.push(this.value(depth + 1));
    }
  }

  private literal(): Buffer {
    let [said, open] = ['', 1];
    while (this.at < this.text.length) {
      const sign = this.text.charAt(this.at++);
      if (sign === '\\') {
        said += this.escaped();
        continue;
      }
      if (sign === '(') open += 1;
      if (sign === ')') open -= 1;
      if (open === 0) return Buffer.from(said, 'latin1');
      said += sign;
    }
    throw new Unreadable();
  }

  private escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const sign = this.text.charAt(this.at++);
    // A line that is broken by the backslash goes on.
    if (sign === '\r' && this.text[this.at] === '\n') this.at += 1;
    return sign === '\r' || sign === '\n' ? '' : (ESCAPES[sign] ?? sign);
  }

  private hex(): Buffer {
    const end = this.text.indexOf('>', this.at);
    if (end === -1) throw new Unreadable();
    const digits = this.text.slice(this.at, end).replace(/\s/g, '');
    this.at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  private word(): string {
    const from = this.at;
    while (this.at < this.text.length && REGULAR.test(this.text.charAt(this.at))) this.at += 1;
    return this.text.slice(from, this.at);
  }

  private has(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private space(): void {
    for (;;) {
      while (/[\s\0]/.test(this.text.charAt(this.at))) this.at += 1;
      if (this.text[this.at] !== '%') return;
      while (this.at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
    }
  }
}
