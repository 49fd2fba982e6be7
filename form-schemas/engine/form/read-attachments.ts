import type { Finding } from '../finding';
import type { Json, Value } from '../value';
import type { CompiledField } from './compiled-form';
import { fieldFinding } from './field-finding';
import { isObject, own, wordGiven } from './words';

const DIGEST = /^[0-9a-f]{64}$/;
const KEYS = ['id', 'name', 'size', 'digest'];

/** Reads attached files `{id, name, size, digest}`. One that is not of this shape is refused with what is wrong in it. */
export function readAttachments(field: CompiledField, json: Json, path: string, findings: Finding[]): Value {
  if (!Array.isArray(json)) {
    const message = `“${field.title}”须为附件的列表，所给为${wordGiven(json)}`;
    findings.push(
      fieldFinding(field, 'answer-type', path, message, { expected: '附件的列表', given: wordGiven(json) }),
    );
    return null;
  }
  const files: Value[] = [];
  (json as readonly Json[]).forEach((item, index) => {
    const at = `${path}[${index}]`;
    const complaint = complaintOf(item);
    if (complaint !== null) {
      const message = `“${field.title}”第 ${index + 1} 个附件${complaint}`;
      findings.push(
        fieldFinding(field, 'attachment-invalid', at, message, {
          expected: '{id, name, size, digest}',
          given: wordGiven(item),
        }),
      );
      return;
    }
    if (!isObject(item)) return;
    for (const key of Object.keys(item)) {
      if (KEYS.includes(key)) continue;
      const message = `附件中不认识“${key.slice(0, 40)}”，已略去`;
      findings.push(fieldFinding(field, 'answer-unknown', `${at}.${key.slice(0, 80)}`, message, undefined, 'warning'));
    }
    const file: Record<string, Value> = Object.create(null) as Record<string, Value>;
    for (const key of KEYS) file[key] = own(item, key) as string | number;
    files.push(file);
  });
  return files;
}

function complaintOf(item: Json): string | null {
  if (!isObject(item)) return `须为 {id, name, size, digest}，所给为${wordGiven(item)}`;
  const [id, name, size, digest] = KEYS.map((key) => own(item, key));
  if (typeof id !== 'string' || id === '' || id.length > 200)
    return `的 id 须为上传后得到的编号，所给为${wordGiven(id)}`;
  if (typeof name !== 'string' || name.trim() === '' || name.length > 255)
    return `的 name 须为 1 至 255 个字符，所给为${wordGiven(name)}`;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    return `的 size 须为字节数，所给为${wordGiven(size)}`;
  return typeof digest === 'string' && DIGEST.test(digest)
    ? null
    : `的 digest 须为 SHA-256（64 位小写十六进制），所给为${wordGiven(digest)}`;
}
