import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import { refusalOf } from '../graphql/refusal';
import { RequestError, request } from '../graphql/request';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';

const TICKET = graphql(`
  mutation CreateUploadTicket($input: CreateUploadTicketInput!) {
    createUploadTicket(input: $input) {
      url
      attachment {
        id
      }
      findings {
        message
        severity
      }
      errors {
        message
      }
    }
  }
`);

const ATTACHMENT = graphql(`
  query Attachment($id: ID!) {
    attachment(id: $id) {
      id
      name
      size
      digest
    }
  }
`);

export interface Upload {
  readonly done: Promise<AttachmentAnswer>;
  cancel(): void;
}

/** What was sent cannot be kept, however often it is sent. */
export const FILE_REFUSED = 'FILE_REFUSED';

/** The person stopped it. */
export class UploadCancelled extends Error {
  constructor() {
    super(t('已取消上传'));
    this.name = 'UploadCancelled';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
  zip: 'application/zip',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** The type to declare: by the name's ending, because browsers do not know ofd and say different things of zip. */
export function mediaTypeOf(name: string, given: string): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return (Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined) ?? (given || 'application/octet-stream');
}

/**
 * Uploads one file: a ticket first, then its bytes. The digest is the server's, of what arrived.
 *
 * @param onProgress share that has been sent, 0 to 100
 */
export function upload(file: File, onProgress: (percent: number) => void): Upload {
  const call = new XMLHttpRequest();
  const abort = new AbortController();
  return {
    done: run(file, call, abort.signal, onProgress),
    cancel: () => {
      abort.abort();
      call.abort();
    },
  };
}

async function run(
  file: File,
  call: XMLHttpRequest,
  signal: AbortSignal,
  onProgress: (percent: number) => void,
): Promise<AttachmentAnswer> {
  const mediaType = mediaTypeOf(file.name, file.type);
  try {
    const { createUploadTicket: given } = await request(
      TICKET,
      { input: { name: file.name, size: file.size, mediaType } },
      signal,
    );
    const refusal = refusalOf(given);
    if (refusal || !given.url || !given.attachment) {
      throw new RequestError('BAD_USER_INPUT', refusal?.message ?? t('服务器没有给出上传凭据'), null);
    }
    await send(call, given.url, file, mediaType, signal, onProgress);
    const { attachment } = await request(ATTACHMENT, { id: given.attachment.id }, signal);
    if (!attachment?.digest) throw new RequestError('INTERNAL', t('服务器未能确认此附件已存好，请重新上传'), null);
    const { id, name, size, digest } = attachment;
    return { id, name, size, digest };
  } catch (error) {
    if (signal.aborted) throw new UploadCancelled();
    throw error;
  }
}

function send(
  call: XMLHttpRequest,
  url: string,
  file: File,
  mediaType: string,
  signal: AbortSignal,
  onProgress: (percent: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new UploadCancelled());
    call.open('PUT', url);
    call.setRequestHeader('content-type', mediaType);
    call.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(Math.floor((loaded / total) * 100));
    };
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) resolve();
      else {
        const code = isFileRefused(call.responseText) ? FILE_REFUSED : 'BAD_REQUEST';
        reject(new RequestError(code, refusalIn(call.responseText, call.status), null));
      }
    };
    call.onerror = () => reject(new RequestError('NETWORK', t('上传中断：连接不到服务器，请重试'), null));
    call.onabort = () => reject(new UploadCancelled());
    call.send(file);
  });
}

interface Refusal {
  readonly message?: string;
  readonly extensions?: { readonly errors?: readonly { readonly path?: string; readonly message?: string }[] };
}

/** The server's own words, in the API's one shape of errors. */
export function refusalIn(body: string, status: number): string {
  const refusal = readRefusal(body);
  const [first] = refusal?.extensions?.errors ?? [];
  return first?.message ?? refusal?.message ?? t('上传未成功（HTTP {{status}}），请重试', { status });
}

/** Whether the file itself is refused: sending the same once more would not help. */
export function isFileRefused(body: string): boolean {
  return (readRefusal(body)?.extensions?.errors ?? []).some(({ path }) => path === 'file' || path === 'mediaType');
}

function readRefusal(body: string): Refusal | undefined {
  try {
    return (JSON.parse(body) as { readonly errors?: readonly Refusal[] }).errors?.[0];
  } catch {
    // Not the API's shape: a proxy in between answered.
    return undefined;
  }
}

/** `1.2 MB` */
export function wordSize(bytes: number): string {
  if (bytes < 1024) return t('{{bytes}} 字节', { bytes });
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${Math.round(size * 10) / 10} ${unit}`;
}

/** Where a file is downloaded; the server asks who wants it. */
export function downloadUrl(id: string): string {
  return `/files/${encodeURIComponent(id)}`;
}
