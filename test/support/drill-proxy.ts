import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * open: passes everything on. mute: the answers are held back. stalled: nothing passes either way, as on a network
 * that swallows packets. cut: connections end at once, new ones too.
 */
export type ProxyState = 'open' | 'mute' | 'stalled' | 'cut';

interface Link {
  readonly near: Socket;
  readonly far: Socket;
  readonly questions: Buffer[];
  readonly answers: Buffer[];
}

/** A network that fails on request: a TCP proxy in front of a server or a database. */
export class DrillProxy {
  private readonly links = new Set<Link>();
  private state: ProxyState = 'open';

  private constructor(
    private readonly listener: Server,
    private readonly target: number,
  ) {}

  /** @param target port on this machine */
  static async before(target: number): Promise<DrillProxy> {
    const listener = createServer();
    const proxy = new DrillProxy(listener, target);
    listener.on('connection', (near) => proxy.link(near));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** Connections on which an answer is held back. */
  get held(): number {
    return [...this.links].filter(({ answers }) => answers.length > 0).length;
  }

  /** Connections that somebody has open, or tries to open. */
  get connections(): number {
    return this.links.size;
  }

  /** What was held back passes when the new state lets it; what is cut is lost. */
  become(state: ProxyState): void {
    this.state = state;
    for (const link of [...this.links]) {
      if (state === 'cut') this.end(link);
      else this.pass(link);
    }
  }

  async close(): Promise<void> {
    this.become('cut');
    this.listener.close();
    await once(this.listener, 'close');
  }

  private link(near: Socket): void {
    if (this.state === 'cut') {
      near.on('error', () => undefined).destroy();
      return;
    }
    const link: Link = { near, far: connect(this.target, '127.0.0.1'), questions: [], answers: [] };
    this.links.add(link);
    const receive = (queue: Buffer[]) => (chunk: Buffer) => {
      queue.push(chunk);
      this.pass(link);
    };
    near.on('data', receive(link.questions));
    link.far.on('data', receive(link.answers));
    for (const socket of [near, link.far]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.end(link));
      socket.on('close', () => this.end(link));
    }
  }

  private pass({ near, far, questions, answers }: Link): void {
    if (this.state === 'open' || this.state === 'mute') for (const chunk of questions.splice(0)) far.write(chunk);
    if (this.state === 'open') for (const chunk of answers.splice(0)) near.write(chunk);
  }

  private end(link: Link): void {
    if (!this.links.delete(link)) return;
    link.near.destroy();
    link.far.destroy();
  }
}
