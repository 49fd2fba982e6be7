import { Readable } from 'node:stream';
import type { JsonObject } from '../form-schemas/engine';
import type { FileStore } from '../api/attachment/file-store';
import { createUploadTicket } from '../api/attachment/create-upload-ticket';
import { receiveFile } from '../api/attachment/receive-file';
import { finishUpload, takeTicket } from '../api/attachment/take-ticket';
import type { Runtime } from '../api/identity/act-as';
import { toGlobalId } from '../api/platform/global-id';
import { actsAs } from './office-of';

/** Uploads a small example file as a person, and answers it as it stands in form answers. */
export async function uploadExample(
  runtime: Runtime,
  store: FileStore,
  of: { readonly government: string; readonly login: string; readonly name: string },
): Promise<JsonObject> {
  const bytes = examplePdf(of.name);
  const act = <T>(command: Parameters<typeof actsAs<T>>[3]): Promise<T> =>
    actsAs(runtime, of.government, of.login, command);
  const announced = await act(async (ctx) => {
    const { ticket } = await createUploadTicket(ctx, {
      name: of.name,
      size: bytes.length,
      mediaType: 'application/pdf',
    });
    return takeTicket(ctx, ticket);
  });
  const digest = await receiveFile(store, announced, Readable.from([bytes]));
  await act((ctx) => finishUpload(ctx, announced, digest));
  return { id: toGlobalId('Attachment', announced.id), name: of.name, size: bytes.length, digest };
}

/** A PDF of one empty page that carries its name as title. */
function examplePdf(title: string): Buffer {
  const utf16 = Buffer.from(`\ufeff${title}`, 'utf16le').swap16().toString('hex');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Title <${utf16}> >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
