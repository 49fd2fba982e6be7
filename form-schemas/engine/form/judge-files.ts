import { clip } from '../clip';
import type { Finding } from '../finding';
import type { Value } from '../value';
import type { CompiledField } from './compiled-form';
import { fieldFinding } from './field-finding';

const MEGABYTE = 1024 * 1024;

/**
 * Whether attached files are of the kinds and no larger than the field takes. A file's kind is the ending of its name; whoever
 * stores it holds the ending against the content.
 */
export function judgeFiles(field: CompiledField, files: readonly Value[], path: string, findings: Finding[]): void {
  const { accept, maxMegabytes } = field.limits;
  if (accept === null && maxMegabytes === null) return;
  files.forEach((file, index) => {
    const at = `${path}[${index}]`;
    const { name, size } = file as unknown as { readonly name: string; readonly size: number };
    const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    if (accept !== null && !accept.has(ending === 'jpeg' ? 'jpg' : ending)) {
      const kinds = [...accept];
      const message = `“${field.title}”须为 ${kinds.join('、')} 文件，所给为“${clip(name)}”`;
      findings.push(fieldFinding(field, 'attachment-kind', at, message, { expected: kinds, given: clip(name, 80) }));
    }
    if (maxMegabytes !== null && size > maxMegabytes * MEGABYTE) {
      const message = `“${field.title}”每个文件不超过 ${maxMegabytes} MB，“${clip(name)}”为 ${size} 字节`;
      const parameters = { maximum: maxMegabytes * MEGABYTE, given: size };
      findings.push(fieldFinding(field, 'attachment-too-large', at, message, parameters));
    }
  });
}
