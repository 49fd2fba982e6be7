import type { Readable } from 'node:stream';
import { refuseInput } from '../platform/user-error';
import { ContentProbe } from './content-probe';
import type { FileStore } from './file-store';
import { isOfKind, wordKind } from './media-types';
import type { Announced } from './take-ticket';

/** An archive that nobody can open keeps nothing: who decides, audits or looks it up in ten years does not know the password. */
const LOCKED =
  '文件设有打开口令，没有口令的人无法阅读，不能作为材料存档，未保存：请去除口令后重新上传（Word、Excel、PPT 在“文件—信息—保护文档”中清空口令；PDF 另存为不加密的文件；压缩包重新打包时不设口令）';

/**
 * Receives a file as it was announced: that many bytes, of that type by its content, readable without a password. One that is
 * longer is refused while it streams. Whatever is refused leaves nothing behind; only then the store is given it.
 *
 * @returns SHA-256 of the content
 * @throws InputRefused, StoreFailure
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
    const { kind, locked } = await probe.content(incoming.file);
    if (locked) throw refuseInput('file', LOCKED);
    if (!isOfKind(announced.mediaType, kind)) {
      throw refuseInput(
        'mediaType',
        `文件内容与声明的类型不符：声明为 ${announced.mediaType}，内容为${wordKind(kind)}，未保存`,
      );
    }
    const digest = probe.digest();
    await store.keep(incoming, announced.place, { size: probe.size, digest });
    return digest;
  } catch (error) {
    await store.discard(incoming);
    throw error;
  }
}
