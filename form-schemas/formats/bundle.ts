import { fine, found, isFine, type Finding, type Outcome } from '../engine/finding';
import type { Json, JsonObject } from '../engine/value';
import { canonicalText } from './canonical';
import { describePlaces, kindOfPath, type RegimeFiles } from './document-kind';
import { readJson } from './read-json';

/** One text for a whole regime: what the database stores of an edition. The texts inside stay byte for byte. */
const FORMAT = 'tongchou-regime/1';

export function bundleText(files: RegimeFiles): string {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return canonicalText({ format: FORMAT, files: Object.fromEntries(entries) });
}

/** @returns the files, or null with the findings of {@link readJson}, `bundle-format` or `file-unknown` */
export function readBundle(text: string): Outcome<RegimeFiles | null> {
  const json = readJson(text, 'bundle');
  if (!isFine(json.findings)) return found(null, json.findings);
  const files = isObject(json.value) && json.value['format'] === FORMAT ? json.value['files'] : undefined;
  if (files === undefined || !isObject(files)) {
    const message = `应为 {"format": "${FORMAT}", "files": {路径: 文本}}`;
    return found(null, [{ code: 'bundle-format', severity: 'error', message, path: 'bundle' }]);
  }
  const findings: Finding[] = [];
  const read = new Map<string, string>();
  for (const [path, content] of Object.entries(files)) {
    if (kindOfPath(path) === null)
      findings.push({ code: 'file-unknown', severity: 'error', message: describePlaces(path), path });
    else if (typeof content === 'string') read.set(path, content);
    else findings.push({ code: 'bundle-format', severity: 'error', message: `文件 ${path} 的内容应为文本`, path });
  }
  return findings.length === 0 ? fine(read) : found(null, findings);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
