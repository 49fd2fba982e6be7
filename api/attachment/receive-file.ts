import type { Readable } from 'node:stream';
import { refuseInput } from '../platform/user-error';
import { ContentProbe } from './content-probe';
import type { FileStore } from './file-store';
import { isOfKind, wordKind } from './media-types';
import type { Announced } from './take-ticket';

/**
 * Receives a file as it was announced: that many bytes, and of that type by its content. One that is longer is
 * refused while it streams. Whatever is refused leaves nothing behind.
 *
 * @returns SHA-256 of the content
 * @throws InputRefused
 */
export async function receiveFile(store: FileStore, announced: Announced, body: Readable): Promise<string> {
  const incoming = await store.receive();
  try {
    const probe = new ContentProbe();
    for await (const chunk of body as AsyncIterable<Buffer>) {
      probe.take(chunk);
      if (probe.size > announced.size) {
        throw refuseInput('size', `文件比声明的 ${announced.size} 字节长，已中止，未保存`);
      }
      await incoming.file.writeFile(chunk);
    }
    if (probe.size !== announced.size) {
      throw refuseInput(
        'size',
        `上传不完整：应为 ${announced.size} 字节，只收到 ${probe.size} 字节，未保存，请重新上传`,
      );
    }
    const kind = await probe.kind(incoming.file);
    if (!isOfKind(announced.mediaType, kind)) {
      throw refuseInput(
        'mediaType',
        `文件内容与声明的类型不符：声明为 ${announced.mediaType}，内容为${wordKind(kind)}，未保存`,
      );
    }
    const digest = probe.digest();
    await store.keep(incoming, announced.government, digest);
    return digest;
  } catch (error) {
    await store.discard(incoming);
    throw error;
  }
}
