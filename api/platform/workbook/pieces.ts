/** The longest end that is looked for, with room to spare: what a chunk may cut in two. */
const LONGEST_END = 100;

/**
 * Text that comes in chunks, handed on piece by piece, each up to and with the next end. Every character is searched and copied a
 * bounded number of times, however long a piece is: only the last characters of what has been searched are searched again.
 */
export class Pieces {
  /** Searched: no end is in it, and none begins in it. */
  private held: string[] = [];
  private heldLength = 0;
  private tail = '';

  /** @param end global, and never matches more than `LONGEST_END` characters */
  constructor(private readonly end: RegExp) {}

  /** Characters that belong to no piece yet. */
  get length(): number {
    return this.heldLength + this.tail.length;
  }

  /** What belongs to no piece yet. */
  get rest(): string {
    return this.held.join('') + this.tail;
  }

  /** @returns what was looked through just now and belongs to no piece yet */
  take(chunk: string, each: (piece: string) => void): string {
    const text = this.tail + chunk;
    let from = 0;
    this.end.lastIndex = 0;
    for (let found = this.end.exec(text); found; found = this.end.exec(text)) {
      const until = this.end.lastIndex;
      const piece = this.held.join('') + text.slice(from, until);
      [this.held, this.heldLength, from] = [[], 0, until];
      each(piece);
    }
    const kept = Math.max(from, text.length - LONGEST_END);
    this.held.push(text.slice(from, kept));
    this.heldLength += kept - from;
    this.tail = text.slice(kept);
    return text.slice(from);
  }
}
