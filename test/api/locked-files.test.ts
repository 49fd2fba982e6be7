import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hardenedHash, isPdfLocked } from '../../api/attachment/pdf-lock';
import type { TestClient } from '../support/client';
import { compoundOf, DOCX, lockedZip, PDF, zipOf } from '../support/file-bytes';
import { givenServer, type GivenServer } from '../support/given';
import { pdfWith } from '../support/pdf-with-passwords';
import { ask, put } from '../support/send-file';
import { processorSeconds } from '../support/processor-time';

/** Files that nobody reads without a password are refused as they come in, and said to be so; those that only look like it are not. */

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a PDF', () => {
  it.each(['1.3', '1.4', '1.6', '1.7ext3'])(
    'of version %s is locked by a password to open it, and by that alone',
    async (version) => {
      expect(isPdfLocked(await pdfWith(version, { userPassword: '0818' }))).toBe(true);
      expect(isPdfLocked(await pdfWith(version, { userPassword: '0818', ownerPassword: 'x' }))).toBe(true);
      expect(isPdfLocked(await pdfWith(version, { ownerPassword: 'x' }))).toBe(false);
      expect(isPdfLocked(await pdfWith(version, {}))).toBe(false);
    },
  );

  // The values that pdf.js holds its own reckoning to, of the password “user”.
  it('of version 2.0 is asked by the hardened hash', () => {
    const salt = Buffer.from([83, 245, 146, 101, 198, 247, 34, 198]);
    const kept = Buffer.from([
      94, 230, 205, 75, 166, 99, 250, 76, 219, 128, 17, 85, 57, 17, 33, 164, 150, 46, 103, 176, 160, 156, 187, 233, 166,
      223, 163, 253, 147, 235, 95, 184,
    ]);
    expect(hardenedHash(Buffer.from('user'), salt).equals(kept)).toBe(true);
    expect(hardenedHash(Buffer.from('User'), salt).equals(kept)).toBe(false);
    const of = (validation: Buffer): Buffer =>
      Buffer.from(
        `%PDF-2.0\n9 0 obj\n<< /Filter /Standard /V 5 /R 6 /Length 256 /P -1084 /O <${'00'.repeat(48)}> /U <${Buffer.concat(
          [validation, salt, Buffer.alloc(8)],
        ).toString('hex')}> >>\nendobj\ntrailer\n<< /Encrypt 9 0 R >>\n%%EOF\n`,
        'latin1',
      );
    expect(isPdfLocked(of(kept))).toBe(true);
    expect(isPdfLocked(of(hardenedHash(Buffer.alloc(0), salt)))).toBe(false);
  });

  it('that is locked for certificates, or in no known way, is', () => {
    const of = (lock: string): Buffer =>
      Buffer.from(`%PDF-1.7\ntrailer\n<< /Encrypt << ${lock} >> >>\n%%EOF`, 'latin1');
    expect(isPdfLocked(of('/Filter /Adobe.PubSec /V 4 /SubFilter /adbe.pkcs7.s5'))).toBe(true);
    expect(isPdfLocked(of('/Filter /Standard /V 9 /R 9 /O (a) /U (b)'))).toBe(true);
    expect(isPdfLocked(of('/Filter /Standard /V 2 /R 3'))).toBe(true);
  });

  it('that only speaks of it is not, and a hostile one is told from it in no time', () => {
    const plain = (text: string): boolean => isPdfLocked(Buffer.from(`%PDF-1.7\n${text}\n%%EOF`, 'latin1'));
    expect(plain('5 0 obj\n<< /Length 20 /Filter /FlateDecode >>\nstream\n(/Encrypt 5 0 R) Tj\nendstream')).toBe(false);
    expect(plain('<< /EncryptMetadata false >>')).toBe(false);
    expect(plain('trailer << /Encrypt 77 0 R >>')).toBe(false);
    expect(plain(`trailer << /Encrypt << ${'['.repeat(5_000)} >> >>`)).toBe(false);
    const spent = processorSeconds(() => {
      expect(plain(`${'/Encrypt 5 0 R 5 0 obj << '.repeat(200_000)}`)).toBe(false);
    });
    expect(spent).toBeLessThan(5);
  });
});

describe('an upload', () => {
  let data: string;
  let given: GivenServer;
  let client: TestClient;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
    given = await givenServer({ data });
    const city = await given.government('920100');
    client = await (await city.official(await city.organisation('unit'), ['applicant'])).signedIn();
  });
  afterAll(async () => {
    await given?.close();
    rmSync(data, { recursive: true, force: true });
  });

  async function sent(name: string, bytes: Buffer, mediaType: string): Promise<readonly [number, string]> {
    const { url } = await ask(client, name, bytes.length, mediaType);
    const { status, body } = await put(client, url, bytes);
    return [status, body.errors?.[0]?.message ?? ''];
  }

  it.each([
    ['a PDF', 'a.pdf', () => pdfWith('1.6', { userPassword: '0818' }), 'application/pdf'],
    ['a workbook', 'a.xlsx', () => compoundOf(['EncryptionInfo', 'EncryptedPackage']), XLSX],
    ['an archive', 'a.zip', () => lockedZip(), 'application/zip'],
  ])('of %s with a password is refused in words that help, and nothing is kept', async (_, name, bytes, mediaType) => {
    const [status, message] = await sent(name, await bytes(), mediaType);
    expect(status).toBe(400);
    expect(message).toContain('文件设有打开口令');
    expect(message).toContain('请去除口令后重新上传');
    expect(
      readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
    ).toEqual([]);
  });

  it('control: the same without a password are taken, and an old format is refused as what it is', async () => {
    expect((await sent('a.pdf', await pdfWith('1.6', { ownerPassword: 'x' }), 'application/pdf'))[0]).toBe(201);
    expect((await sent('b.pdf', PDF, 'application/pdf'))[0]).toBe(201);
    expect((await sent('a.zip', zipOf(['a.txt']), 'application/zip'))[0]).toBe(201);
    expect(
      (await sent('a.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'))[0],
    ).toBe(201);
    const [status, message] = await sent('a.xlsx', compoundOf(['Workbook']), XLSX);
    expect(status).toBe(400);
    expect(message).toContain('与声明的类型不符');
  });
});
