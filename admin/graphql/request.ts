import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from 'gql.tada';
import { t } from '../i18n/t';
import { tellSessionLost } from './session-lost';

/** A request that the server refused or that never arrived. `code` is the API's `extensions.code`, or NETWORK. */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | null,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

interface GraphqlResponse<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Sends one document. Every thrown error of the API becomes a {@link RequestError}; findings stay in the data. */
export function request<T, V>(document: TadaDocumentNode<T, V>, variables: V, signal?: AbortSignal): Promise<T> {
  return requestText<T>(print(document as Parameters<typeof print>[0]), variables, signal);
}

/** As {@link request}, for a document whose shape is known only when it is sent; the caller vouches for `T`. */
export async function requestText<T>(query: string, variables: unknown, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestError('NETWORK', t('连接不到服务器。已填内容仍在本页，请稍后重试。'), null);
  }
  const body = await readBody<T>(response);
  const error = body.errors?.[0];
  if (error) {
    const { code, requestId, ...details } = error.extensions ?? {};
    if (code === 'UNAUTHENTICATED') tellSessionLost();
    throw new RequestError(
      typeof code === 'string' ? code : 'INTERNAL',
      error.message,
      typeof requestId === 'string' ? requestId : null,
      details,
    );
  }
  if (!body.data)
    throw new RequestError('INTERNAL', t('服务器没有给出数据（HTTP {{status}}）。', { status: response.status }), null);
  return body.data;
}

async function readBody<T>(response: Response): Promise<GraphqlResponse<T>> {
  try {
    return (await response.json()) as GraphqlResponse<T>;
  } catch {
    throw new RequestError(
      'NETWORK',
      t('服务器的回答读不懂（HTTP {{status}}），请稍后重试。', { status: response.status }),
      null,
    );
  }
}
