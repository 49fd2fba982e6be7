import { RequestError } from '../graphql/request';
import { t } from '../i18n/t';

/** Fetches a file of the server and hands it to the person. A refusal is an error in the server's words. */
export async function download(address: string): Promise<{ readonly name: string; readonly headers: Headers }> {
  let response: Response;
  let content: Blob;
  try {
    response = await fetch(address, { credentials: 'same-origin' });
    if (!response.ok) throw await refusalOf(response);
    content = await response.blob();
  } catch (error) {
    if (error instanceof RequestError) throw error;
    throw new RequestError('NETWORK', t('连接不到服务器，没有导出，请稍后重试。'), null);
  }
  const name = nameOf(response.headers.get('content-disposition') ?? '');
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return { name, headers: response.headers };
}

async function refusalOf(response: Response): Promise<RequestError> {
  const unread = t('没有导出（HTTP {{status}}），请稍后重试。', { status: response.status });
  try {
    const { errors } = (await response.json()) as {
      readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
    };
    return new RequestError(errors?.[0]?.extensions?.code ?? 'INTERNAL', errors?.[0]?.message ?? unread, null);
  } catch {
    return new RequestError('INTERNAL', unread, null);
  }
}

/** The name of the file, as the server gave it (RFC 5987). */
export function nameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  try {
    return encoded === undefined ? 'projects.xlsx' : decodeURIComponent(encoded);
  } catch {
    return 'projects.xlsx';
  }
}
