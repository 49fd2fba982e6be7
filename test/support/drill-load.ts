import { setTimeout as pause } from 'node:timers/promises';

/** One step of a write: a mutation under a name that keeps its idempotency key apart from those of the other steps. */
export type Send = <D>(step: string, query: string, input: Readonly<Record<string, unknown>>) => Promise<D>;

/** A write of one thing that the label names, from its first request to the acknowledgement. */
export type Write<A> = (label: string, send: Send) => Promise<A>;

export interface LoadOptions {
  /** Begins every label, so that two loads on one database stay apart. */
  readonly name: string;
  /** The step whose request commits what is acknowledged. */
  readonly decisive: string;
  /** Without keys: the control. */
  readonly withKeys: boolean;
  /** A client each. */
  readonly tokens: readonly string[];
}

/** What the clients were told. */
export interface Told<A> {
  readonly acknowledged: ReadonlyMap<string, A>;
  /** Begun, and given up without an answer when the load was stopped: may be stored once or not at all. */
  readonly unanswered: ReadonlySet<string>;
  /** Attempts that had to be made again. */
  readonly retries: number;
  /** Answers that no crash excuses. */
  readonly surprises: readonly string[];
}

/** No answer, or one that says to try again. */
class NoAnswer extends Error {}

/** Longer than any answer may take; only a hung connection lasts so long. */
const HUNG_MS = 20_000;
const PAUSE_MS = 50;
const TRY_AGAIN = new Set(['UNAVAILABLE', 'LIMIT_EXCEEDED']);

/** Clients that write one thing after the other, each repeated until it is acknowledged, whatever happens to the server. */
export class DrillLoad<A> {
  private readonly acknowledged = new Map<string, A>();
  private readonly unanswered = new Set<string>();
  private readonly surprises: string[] = [];
  private readonly stopping = new AbortController();
  private readonly working: Promise<void>[];
  private retries = 0;
  private count = 0;

  constructor(
    private readonly url: string,
    private readonly write: Write<A>,
    private readonly options: LoadOptions,
  ) {
    this.working = options.tokens.map((token) => this.work(token));
  }

  get clients(): number {
    return this.options.tokens.length;
  }

  /** Called once, just before the next request that commits what is acknowledged is sent. */
  beforeDecisive: (() => void) | null = null;

  get acknowledgements(): number {
    return this.acknowledged.size;
  }

  get underWay(): readonly string[] {
    return [...this.unanswered];
  }

  /** Ends the clients where they are: what they were waiting for stays unanswered. */
  async stop(): Promise<Told<A>> {
    this.stopping.abort();
    await Promise.all(this.working);
    const { acknowledged, unanswered, retries, surprises } = this;
    return { acknowledged, unanswered, retries, surprises };
  }

  private async work(token: string): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.count += 1;
      await this.untilAcknowledged(`${this.options.name}-${String(this.count).padStart(5, '0')}`, token);
    }
  }

  private async untilAcknowledged(label: string, token: string): Promise<void> {
    this.unanswered.add(label);
    const send: Send = (step, query, input) => this.send(token, label, step, query, input);
    while (!this.stopping.signal.aborted) {
      try {
        const told = await this.write(label, send);
        this.acknowledged.set(label, told);
        this.unanswered.delete(label);
        return;
      } catch (error) {
        if (!(error instanceof NoAnswer)) this.surprises.push(`${label}: ${String(error)}`);
        this.retries += 1;
        await pause(PAUSE_MS);
      }
    }
  }

  private async send<D>(
    token: string,
    label: string,
    step: string,
    query: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<D> {
    if (this.stopping.signal.aborted) throw new NoAnswer('stopped');
    if (step === this.options.decisive) {
      const hear = this.beforeDecisive;
      this.beforeDecisive = null;
      hear?.();
    }
    return this.ask<D>(token, `${label}-${step}`, query, input);
  }

  private async ask<D>(
    token: string,
    key: string,
    query: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<D> {
    let text: string;
    try {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(this.options.withKeys ? { 'idempotency-key': key } : {}),
        },
        body: JSON.stringify({ query, variables: { input } }),
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(HUNG_MS)]),
      });
      text = await response.text();
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError')
        this.surprises.push(`${key}: no answer within ${HUNG_MS} ms`);
      throw new NoAnswer(String(error));
    }
    const { data, errors } = JSON.parse(text) as {
      data?: D | null;
      errors?: { message: string; extensions: { code: string } }[];
    };
    if (errors?.some(({ extensions }) => TRY_AGAIN.has(extensions.code))) throw new NoAnswer(text);
    if (errors || data == null) throw new Error(`${key}: ${text}`);
    return data;
  }
}
