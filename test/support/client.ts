/** What a GraphQL answer looks like over HTTP. */
export interface Answer<D = Readonly<Record<string, unknown>>> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: D | null;
  readonly errors: readonly AnswerError[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string; readonly requestId: string };
}

export interface CallOptions {
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client as a front-end team would write it: fetch, a bearer token, nothing else. */
export class TestClient {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  as(token: string): TestClient {
    return new TestClient(this.url, token);
  }

  async ask<D = Readonly<Record<string, unknown>>>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): Promise<Answer<D>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }),
        ...options.headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Partial<Answer<D>>;
    return {
      status: response.status,
      headers: response.headers,
      data: body.data ?? null,
      errors: body.errors ?? [],
      extensions: body.extensions ?? {},
    };
  }

  /** The data of an answer without errors; fails showing them otherwise. */
  async data<D = Readonly<Record<string, unknown>>>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): Promise<D> {
    const { data, errors } = await this.ask<D>(query, variables, options);
    if (errors.length > 0 || data === null)
      throw new Error(`the API answered errors: ${JSON.stringify(errors, null, 2)}`);
    return data;
  }
}
