import type { JsonObject } from '../../form-schemas/engine';
import { LOOK, SAVE, START, XLSX, type Import, type Payload } from './catalogue-sheets';
import type { TestClient } from './client';
import { upload } from './send-file';

/** Asks for a step of an import. */
export async function once(who: TestClient, query: string, input: JsonObject): Promise<Payload> {
  return Object.values(await who.data<Readonly<Record<string, Payload>>>(query, { input }))[0] as Payload;
}

/** Asks until the import rests. */
async function rested(who: TestClient, id: string): Promise<Import> {
  for (;;) {
    const { catalogueImport } = await who.data<{ catalogueImport: Import }>(LOOK, { id });
    if (!['CHECKING', 'SAVING'].includes(catalogueImport.status)) return catalogueImport;
  }
}

/** A workbook as it is looked at. */
export async function checkedBy(who: TestClient, bytes: Buffer, name = '目录.xlsx'): Promise<Import> {
  const { id } = await upload(who, name, bytes, XLSX);
  const { import: begun, findings } = await once(who, START, { attachment: id });
  if (!begun) throw new Error(JSON.stringify(findings));
  return rested(who, begun.id);
}

export async function savedBy(who: TestClient, { id, version }: Import, mode: 'ALL' | 'GOOD'): Promise<Import> {
  const { import: begun, findings } = await once(who, SAVE, { id, expectedVersion: version, mode });
  if (!begun) throw new Error(JSON.stringify(findings));
  return rested(who, id);
}

/** An export, as the address gives it. */
export async function exportedBy(who: TestClient, path: string): Promise<Buffer> {
  const response = await fetch(`${who.url}/exports/${path}`, { headers: { authorization: `Bearer ${who.token}` } });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}
