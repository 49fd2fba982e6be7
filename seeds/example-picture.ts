import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 480;
const HEIGHT = 320;

/** A picture that could be a scan of a signed sheet: paper, lines of writing, a red seal; each seed writes other lines. */
export function examplePicture(seed: string): Buffer {
  const lengths = [...Buffer.from(seed.padEnd(12, seed || ' '))].slice(0, 12).map((byte) => 120 + (byte % 240));
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const [red, green, blue] = colourAt(x, y, lengths);
      const at = y * (1 + WIDTH * 3) + 1 + x * 3;
      rows[at] = red;
      rows[at + 1] = green;
      rows[at + 2] = blue;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number, lengths: readonly number[]): readonly [number, number, number] {
  const away = Math.hypot(x - 380, y - 240);
  if ((away > 46 && away < 52) || (away < 14 && (x + y) % 5 < 3)) return [196, 30, 32];
  const line = Math.floor((y - 40) / 20);
  const isWritten =
    line >= 0 && (y - 40) % 20 < 6 && x > 40 && x < 40 + (lengths[line] ?? 0) && (x * 7 + line) % 11 < 8;
  return isWritten ? [60, 64, 72] : [252, 251, 246];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
