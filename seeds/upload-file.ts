import { Readable } from 'node:stream';
import type { JsonObject } from '../form-schemas/engine';
import type { FileStore } from '../api/attachment/file-store';
import { createUploadTicket } from '../api/attachment/create-upload-ticket';
import { receiveFile } from '../api/attachment/receive-file';
import { finishUpload, takeTicket } from '../api/attachment/take-ticket';
import type { Runtime } from '../api/identity/act-as';
import { toGlobalId } from '../api/platform/global-id';
import { examplePdf } from './example-pdf';
import { examplePicture } from './example-picture';
import { actsAs } from './office-of';

/** Uploads a small example file as a person, and answers it as it stands in form answers. */
export async function uploadExample(
  runtime: Runtime,
  store: FileStore,
  of: { readonly government: string; readonly login: string; readonly name: string },
): Promise<JsonObject> {
  const { bytes, mediaType } = exampleOf(of.name, of.login);
  const act = <T>(command: Parameters<typeof actsAs<T>>[3]): Promise<T> =>
    actsAs(runtime, of.government, of.login, command);
  const announced = await act(async (ctx) => {
    const { ticket } = await createUploadTicket(ctx, {
      name: of.name,
      size: bytes.length,
      mediaType,
    });
    return takeTicket(ctx, ticket);
  });
  const digest = await receiveFile(store, announced, Readable.from([bytes]));
  await act((ctx) => finishUpload(ctx, announced, digest));
  return { id: toGlobalId('Attachment', announced.id), name: of.name, size: bytes.length, digest };
}

/** A file of the kind that its name says, with something to see: a picture, or a document of one page or more about its title. */
function exampleOf(name: string, of: string): { readonly bytes: Buffer; readonly mediaType: string } {
  if (name.endsWith('.png')) return { bytes: examplePicture(`${of} ${name}`), mediaType: 'image/png' };
  const title = name.replace(/\.pdf$/, '');
  const lines = [
    `上传人账户：${of}`,
    '',
    '一、本文件是演示数据，由程序生成，不含任何真实项目的内容。',
    `二、它代表《${title}》，供在网页中预览、下载、核对。`,
    '三、正式使用时，此处为单位上传的原件；系统核对其类型、字节数与摘要，存好之后不可更改。',
    '',
    ...Array.from(
      { length: title.includes('方案') ? 44 : 12 },
      (_, at) => `${at + 1}. 《${title}》第 ${at + 1} 项要点：……`,
    ),
  ];
  return { bytes: examplePdf(title, lines), mediaType: 'application/pdf' };
}
