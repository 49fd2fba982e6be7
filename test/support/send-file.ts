import { request as httpRequest } from 'node:http';
import type { TestClient } from './client';

export const TICKET = `mutation ($input: CreateUploadTicketInput!) { createUploadTicket(input: $input) {
  ticket url attachment { id status size mediaType } errors { path message } } }`;
export interface Ticket {
  readonly ticket: string | null;
  readonly url: string | null;
  readonly attachment: { readonly id: string } | null;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}
export interface Stored {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly digest: string;
}

export async function ask(who: TestClient, name: string, size: number, mediaType: string): Promise<Ticket> {
  return (await who.data<{ createUploadTicket: Ticket }>(TICKET, { input: { name, size, mediaType } }))
    .createUploadTicket;
}

export interface Sent {
  readonly status: number;
  readonly body: {
    readonly attachment?: Stored;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  };
}

export async function put(who: TestClient, url: string | null, bytes: Buffer): Promise<Sent> {
  const response = await fetch(`${who.url}${url}`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: who.token === null ? {} : { authorization: `Bearer ${who.token}` },
  });
  return { status: response.status, body: (await response.json()) as Sent['body'] };
}

/**
 * Sends in chunks, without saying beforehand how many; the server cannot refuse by Content-Length.
 *
 * @param cutWhen the sender goes away, without having ended, once this has come true
 */
export function stream(
  who: TestClient,
  url: string | null,
  chunks: readonly Buffer[],
  cutWhen?: () => Promise<void>,
): Promise<Sent | 'cut'> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${who.url}${url}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${who.token}`, 'transfer-encoding': 'chunked' },
    });
    let answered = false;
    sent.on('response', (response) => {
      answered = true;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: JSON.parse(Buffer.concat(parts).toString()) as Sent['body'],
        }),
      );
    });
    sent.on('error', (error) => (cutWhen ? resolve('cut') : answered ? undefined : reject(error)));
    for (const chunk of chunks) sent.write(chunk);
    if (!cutWhen) sent.end();
    else cutWhen().then(() => sent.destroy(), reject);
  });
}

export async function upload(who: TestClient, name: string, bytes: Buffer, mediaType: string): Promise<Stored> {
  const { url, errors } = await ask(who, name, bytes.length, mediaType);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { status, body } = await put(who, url, bytes);
  if (status !== 201 || !body.attachment) throw new Error(JSON.stringify(body));
  return body.attachment;
}
