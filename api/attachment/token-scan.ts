/** Looks for a short text in bytes that stream past, across the ends of chunks too. */
export class TokenScan {
  private readonly token: Buffer;
  private rest = Buffer.alloc(0);
  isFound = false;

  constructor(token: string, encoding: BufferEncoding = 'latin1') {
    this.token = Buffer.from(token, encoding);
  }

  take(chunk: Buffer): void {
    if (this.isFound) return;
    const kept = this.token.length - 1;
    const edge = Buffer.concat([this.rest, chunk.subarray(0, kept)]);
    this.isFound = edge.includes(this.token) || chunk.includes(this.token);
    this.rest = Buffer.concat([this.rest, chunk.subarray(-kept)]).subarray(-kept);
  }
}
