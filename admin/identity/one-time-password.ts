const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** A password to hand over once: 14 random characters without look-alikes, of all kinds that the server asks for. */
export function oneTimePassword(random: (bytes: Uint8Array) => Uint8Array = fill): string {
  const letters = [...random(new Uint8Array(12))].map((byte) => LETTERS[byte % LETTERS.length] ?? 'x').join('');
  // One of each kind for certain; the random part alone might lack one.
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`.replace(/^./, 'A').replace(/.$/, '7');
}

function fill(bytes: Uint8Array): Uint8Array {
  return crypto.getRandomValues(bytes);
}
