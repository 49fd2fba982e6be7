import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { RequestError } from '../graphql/request';
import { t } from '../i18n/t';

/** What the server tells anybody of a paper. */
export interface VerifiedPaper {
  readonly number: string;
  readonly title: string;
  readonly government: string;
  readonly project: string | null;
  readonly issuedOn: string;
  readonly digest: string;
  /** The day on which what it tells of was taken back; null: it stands. */
  readonly takenBackOn: string | null;
  /** The day on which another one was issued in its place. */
  readonly replacedOn: string | null;
}

/** Larger than any paper: nobody waits for the digest of a film. */
const LARGEST = 20 * 1024 * 1024;

/** Asks by code or by digest; null where no such paper was issued. */
export async function verify(
  by: { readonly code: string } | { readonly digest: string },
): Promise<VerifiedPaper | null> {
  let response: Response;
  try {
    response = await fetch(`/papers/verify?${new URLSearchParams({ ...by }).toString()}`, { credentials: 'omit' });
  } catch {
    throw new RequestError('NETWORK', t('连接不到服务器，没有核验，请稍后重试。'), null);
  }
  const body = (await response.json()) as {
    readonly paper?: VerifiedPaper | null;
    readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  };
  const [error] = body.errors ?? [];
  if (error) throw new RequestError(error.extensions?.code ?? 'INTERNAL', error.message, null);
  return body.paper ?? null;
}

/** SHA-256 of a file in hex; reckoned in the page, so that the file goes nowhere. Without TLS browsers have no digest of their own. */
export async function digestOf(file: Blob): Promise<string> {
  if (file.size > LARGEST) throw new Error(t('文件过大：文书都在 20 MB 以内，请确认所选的文件'));
  return bytesToHex(sha256(new Uint8Array(await file.arrayBuffer())));
}
