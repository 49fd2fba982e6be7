import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import S3rver from 's3rver';
import type { S3Config } from '../../api/config';

const BUCKET = 'attachments';
const CONTENT = '._S3rver_object';

/** What the line between the API and the bucket does with what the API sends. */
type Line = 'through' | 'stalled' | { readonly cutAfter: number };

/** A bucket on a server of its own that speaks S3 over HTTP on loopback, behind a line that can be cut or stalled. */
export class GivenBucket {
  private line: Line = 'through';
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: S3rver,
    private readonly gate: Server,
    private readonly folder: string,
  ) {}

  static async start(): Promise<GivenBucket> {
    const folder = mkdtempSync(join(tmpdir(), 'tongchou-bucket-'));
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: folder,
      configureBuckets: [{ name: BUCKET }],
    });
    const { port } = await server.run();
    const gate = createServer();
    const bucket = new GivenBucket(server, gate, folder);
    gate.on('connection', (socket) => bucket.carry(socket, port));
    await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
    return bucket;
  }

  get config(): S3Config {
    const { port } = this.gate.address() as AddressInfo;
    return {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      bucket: BUCKET,
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
      pathStyle: true,
      prefix: 'test/',
    };
  }

  /** Of the next connections; those that are open are closed. */
  make(line: Line): void {
    this.line = line;
    for (const socket of this.sockets) socket.destroy();
  }

  keys(): readonly string[] {
    const root = join(this.folder, BUCKET);
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(CONTENT))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).slice(0, -CONTENT.length))
      .sort();
  }

  /** Changes a file behind the server's back, as a failing disk would: the server goes on saying that it is the same version. */
  rot(key: string, bytes: Buffer): void {
    writeFileSync(join(this.folder, BUCKET, `${key}${CONTENT}`), bytes);
  }

  dropBucket(): void {
    rmSync(join(this.folder, BUCKET), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    this.make('through');
    await new Promise((resolve) => this.gate.close(resolve));
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private carry(socket: Socket, port: number): void {
    const { line } = this;
    const onward = connect(port, '127.0.0.1');
    for (const end of [socket, onward]) {
      this.sockets.add(end);
      end.on('error', () => end.destroy());
      end.once('close', () => {
        this.sockets.delete(end);
        socket.destroy();
        onward.destroy();
      });
    }
    let sent = 0;
    socket.on('data', (chunk) => {
      sent += chunk.length;
      if (line === 'stalled') return;
      if (line !== 'through' && sent > line.cutAfter) socket.destroy();
      else onward.write(chunk);
    });
    onward.pipe(socket);
  }
}
