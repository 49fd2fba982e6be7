import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compileForm,
  compileVocabulary,
  type CompiledForm,
  type FormDocument,
  type JsonObject,
} from '../../form-schemas/engine';
import { toGlobalId } from '../../api/platform/global-id';
import { verifyAttachments } from '../../api/attachment/verify-attachments';
import type { Organisation } from '../../api/identity/organisation.entity';
import type { TestClient } from '../support/client';
import { PDF } from '../support/file-bytes';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';
import { ask, upload, type Stored } from '../support/send-file';

let data: string;
let given: GivenServer;
let city: GivenGovernment;
let unit: Organisation;
let filer: GivenOfficial;
let client: TestClient;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
  given = await givenServer({ data });
  city = await given.government('920100');
  unit = await city.organisation('unit');
  filer = await city.official(unit, ['applicant']);
  client = await filer.signedIn();
});
afterAll(async () => {
  await given.close();
  rmSync(data, { recursive: true, force: true });
});

describe('attachments in answers', () => {
  const document: FormDocument = {
    code: 'plan',
    title: '方案',
    clause: [],
    schema: {
      type: 'object',
      properties: {
        section: {
          type: 'void',
          'x-component': 'Section',
          'x-index': 1,
          title: '节',
          properties: { plan: { type: 'array', 'x-component': 'Attachment', 'x-index': 1, title: '方案' } },
        },
        funds: {
          type: 'array',
          'x-component': 'Table',
          'x-index': 2,
          title: '资金',
          items: {
            type: 'object',
            properties: { proof: { type: 'array', 'x-component': 'Attachment', 'x-index': 1, title: '凭证' } },
          },
        },
      },
    },
  };
  let form: CompiledForm;
  beforeAll(() => {
    const vocabulary = compileVocabulary({ facts: [], parameters: [] }).value;
    const compiled = vocabulary && compileForm(document, vocabulary);
    if (!compiled?.value) throw new Error(JSON.stringify(compiled?.findings));
    form = compiled.value;
  });

  const judge = (answers: unknown, organisation = unit): Promise<readonly (readonly (string | undefined)[])[]> =>
    filer.acts(async (ctx) =>
      (await verifyAttachments(ctx, form, answers as JsonObject, organisation.id)).map((finding) => [
        finding.code,
        finding.path,
      ]),
    );
  const answerOf = ({ id, name, size, digest }: Stored): JsonObject => ({ id, name, size, digest });

  it('pass as they were uploaded, in sections and in rows of tables', async () => {
    const file = answerOf(await upload(client, 'a.pdf', PDF, 'application/pdf'));
    expect(await judge({ plan: [file], funds: [{ proof: [] }, { proof: [file] }] })).toEqual([]);
  });

  it('are refused with their place when name, size or digest is another', async () => {
    const file = answerOf(await upload(client, 'a.pdf', PDF, 'application/pdf'));
    const forged = [
      { ...file, name: 'b.pdf' },
      { ...file, size: 1 },
      { ...file, digest: '0'.repeat(64) },
    ];
    expect(await judge({ plan: forged, funds: [{ proof: [] }, { proof: [forged[0]] }] })).toEqual([
      ['attachment-differs', 'plan[0]'],
      ['attachment-differs', 'plan[1]'],
      ['attachment-differs', 'plan[2]'],
      ['attachment-differs', 'funds[1].proof[0]'],
    ]);
  });

  it('are refused when missing, invented, of another unit, of another government, or not yet sent', async () => {
    const file = answerOf(await upload(client, 'a.pdf', PDF, 'application/pdf'));
    const other = await city.organisation('other-unit');
    const { attachment } = await ask(client, 'b.pdf', PDF.length, 'application/pdf');
    const nowhere = { ...file, id: toGlobalId('Attachment', '00000000-0000-4000-8000-000000000000') };
    expect(
      await judge({ plan: [nowhere, { ...file, id: 'x' }, { ...file, id: attachment?.id, name: 'b.pdf' }] }),
    ).toEqual([
      ['attachment-unknown', 'plan[0]'],
      ['attachment-unknown', 'plan[1]'],
      ['attachment-not-stored', 'plan[2]'],
    ]);
    expect(await judge({ plan: [file] }, other)).toEqual([['attachment-unknown', 'plan[0]']]);
    const county = await given.government('920102', undefined, '920100');
    const foreign = await county.system(async (ctx) => verifyAttachments(ctx, form, { plan: [file] }, unit.id));
    expect(foreign.map((finding) => finding.code)).toEqual(['attachment-unknown']);
  });

  it('take one statement however many there are', async () => {
    const files: JsonObject[] = [];
    for (let number = 0; number < 3; number += 1)
      files.push(answerOf(await upload(client, `${number}.pdf`, PDF, 'application/pdf')));
    await filer.acts(async (ctx) => {
      const { queryRunner } = ctx.tx;
      if (!queryRunner) throw new Error('no transaction');
      const query = jest.spyOn(queryRunner, 'query');
      await verifyAttachments(ctx, form, { plan: files }, unit.id);
      expect(query).toHaveBeenCalledTimes(1);
    });
  });
});
