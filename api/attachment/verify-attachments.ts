import type { CompiledForm, Finding, Json, JsonObject } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { fromGlobalId } from '../platform/global-id';
import { attachmentById } from './attachment.loader';

interface Given {
  readonly path: string;
  readonly title: string;
  readonly clause: readonly string[];
  readonly file: JsonObject;
}

/**
 * Holds the attachments that answers name against what was uploaded: each exists in this government, is stored, has
 * that name, size and digest, and was uploaded for this organisation. One statement however many there are.
 *
 * Of another organisation, of another government and missing are the same finding. What is not of an attachment's
 * shape is left to the engine, which refuses it.
 *
 * @param answers JSON answers of the form
 * @param organisation database id of the unit whose answers they are: the unit that files, or of the body that decides
 * @returns findings `attachment-unknown`, `attachment-not-stored`, `attachment-differs`, all errors
 */
export async function verifyAttachments(
  ctx: Context,
  form: CompiledForm,
  answers: JsonObject,
  organisation: string,
): Promise<readonly Finding[]> {
  const given = attachmentsIn(form, answers);
  const judged = await Promise.all(given.map((one) => judge(ctx, one, organisation)));
  return judged.filter((finding) => finding !== null);
}

async function judge(ctx: Context, given: Given, organisation: string): Promise<Finding | null> {
  const { id, name, size, digest } = given.file;
  const key = typeof id === 'string' ? fromGlobalId(id) : null;
  const isUuid = key?.type === 'Attachment' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key.key);
  const stored = isUuid ? await attachmentById(ctx).load(key.key) : null;
  if (stored?.organisation !== organisation) {
    return refuse(given, 'attachment-unknown', `没有找到附件“${wordName(name)}”：须为本单位上传的文件`);
  }
  if (stored.digest === null) {
    return refuse(given, 'attachment-not-stored', `附件“${stored.name}”尚未上传完成，请重新上传`);
  }
  const differs =
    stored.name !== name ? '文件名' : stored.size !== size ? '字节数' : stored.digest !== digest ? '内容摘要' : null;
  if (differs === null) return null;
  return refuse(given, 'attachment-differs', `附件“${stored.name}”的${differs}与所上传的不一致，请重新选取`);
}

function refuse({ title, path, clause }: Given, code: string, message: string): Finding {
  return {
    code,
    severity: 'error',
    message: `“${title}”：${message}`,
    path,
    ...(clause.length === 0 ? {} : { clause }),
  };
}

function wordName(name: Json | undefined): string {
  return typeof name === 'string' ? name.slice(0, 60) : '未命名';
}

/** The attached files in answers, with their paths (`plan[0]`, `funds[2].proof[0]`). */
function attachmentsIn(form: CompiledForm, answers: JsonObject): readonly Given[] {
  const given: Given[] = [];
  for (const { component, table, key, title, clause } of form.fields) {
    if (component !== 'Attachment') continue;
    const take = (value: Json | undefined, path: string): void =>
      listOf(value).forEach((file, index) => {
        if (isObject(file)) given.push({ file, title, clause, path: `${path}[${index}]` });
      });
    if (table === null) take(own(answers, key), key);
    else {
      listOf(own(answers, table)).forEach((row, index) => {
        if (isObject(row)) take(own(row, key), `${table}[${index}].${key}`);
      });
    }
  }
  return given;
}

function own(record: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
