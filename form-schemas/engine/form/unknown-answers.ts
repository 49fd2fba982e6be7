import { clip } from '../clip';
import { nearest } from '../expression/suggest';
import type { Finding } from '../finding';
import type { Frame } from './frame';

/** Told one by one per object; what comes after is counted. */
const TOLD = 20;

/** Says which keys of the answers belong to no field: they are dropped, which is a warning, not a refusal. */
export function findUnknown(frame: Frame, findings: Finding[]): void {
  const { level, prefix, given } = frame;
  let unknown = 0;
  for (const key of Object.keys(given)) {
    const index = level.keys.get(key);
    const field = index === undefined ? undefined : level.fields[index];
    if (field !== undefined && field.type !== null) continue;
    unknown += 1;
    if (unknown > TOLD) continue;
    const suggestion = field === undefined ? nearest(key, level.keys.keys()) : undefined;
    const hint =
      field === undefined
        ? suggestion === undefined
          ? ''
          : `，是否指“${suggestion}”？`
        : '：它是分组，其中的字段直接写在上一层';
    findings.push({
      code: 'answer-unknown',
      severity: 'warning',
      message: `表单没有字段“${clip(key)}”，已略去${hint}`,
      path: prefix + clip(key, 80),
      ...(suggestion === undefined ? {} : { parameters: { suggestion } }),
    });
  }
  if (unknown > TOLD) {
    findings.push({
      code: 'answer-unknown',
      severity: 'warning',
      message: `另有 ${unknown - TOLD} 个不认识的键，已一并略去`,
      path: prefix === '' ? '' : prefix.slice(0, -1),
    });
  }
}
