import { didYouMean } from '../expression/suggest';
import type { Finding } from '../finding';
import { checkNodes } from './profile-node';
import { checkClause } from './profile-clause';
import { point, ProfileReport } from './profile-report';
import { hasBraces, RULE_KEYS } from './rule-text';
import { isObject, wordGiven } from './words';

const FORM_KEYS = ['code', 'title', 'clause', 'note', 'schema'];
/** A form document nests far less; past this it is not walked. */
const MAX_DEPTH = 40;
const MAX_FIELDS = 2_000;

/**
 * The strict profile: whether a document is a form of ours, before anything in it is compiled. The document is
 * looked at as untrusted JSON. Paths are `forms/<code>.json#/pointer`.
 */
export function checkProfile(document: unknown): readonly Finding[] {
  const code = isObject(document) && typeof document['code'] === 'string' ? document['code'].slice(0, 80) : '?';
  const report = new ProfileReport(`forms/${code}.json`);
  if (!isObject(document)) {
    report.error('form-not-object', '', `表单须为对象，所给为${wordGiven(document)}`);
    return report.findings;
  }
  if (!refuseBraces(report, document)) return report.findings;
  for (const key of Object.keys(document)) {
    if (!FORM_KEYS.includes(key) && !report.full) {
      report.error('form-key-unknown', point('', key), `表单中不认识“${key}”${didYouMean(key, FORM_KEYS)}`);
    }
  }
  if (typeof document['code'] !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(document['code'])) {
    report.error('form-code-invalid', '/code', '表单代码须为小写字母、数字和连字符，如 application');
  }
  if (typeof document['title'] !== 'string' || document['title'].trim() === '') {
    report.error('form-title-missing', '/title', '表单须有标题');
  }
  checkClause(report, document['clause'], '/clause', '表单须写明所依据的条款编号');
  checkRoot(report, document['schema']);
  return report.findings;
}

function checkRoot(report: ProfileReport, root: unknown): void {
  if (!isObject(root) || root['type'] !== 'object' || !isObject(root['properties'])) {
    report.error('form-root-invalid', '/schema', 'schema 须为 {"type": "object", "properties": {…}}');
    return;
  }
  for (const key of Object.keys(root)) {
    if (key !== 'type' && key !== 'properties')
      report.error('form-key-unknown', point('/schema', key), `schema 中不认识“${key}”`);
  }
  const fields = checkNodes(report, root['properties'], '/schema/properties', {
    keys: new Map(),
    inTable: false,
    depth: 0,
  });
  if (fields > MAX_FIELDS)
    report.error('form-too-large', '/schema', `一张表单最多 ${MAX_FIELDS} 个字段，所给有 ${fields} 个`);
}

/**
 * Refuses `{{` in every key and text but in rule positions: Formily compiles what stands in double braces.
 *
 * @returns false when the document is nested too deep to be looked through.
 */
function refuseBraces(report: ProfileReport, document: unknown): boolean {
  let deep = false;
  const walk = (value: unknown, pointer: string, depth: number, rule: boolean): void => {
    if (typeof value === 'string') {
      if (!rule && hasBraces(value)) {
        report.error(
          'form-braces',
          pointer,
          '“{{”只能写在 x-visible、required、x-computed 和 x-rules 的 test 中，其他文字里不得出现',
        );
      }
      return;
    }
    if (typeof value !== 'object' || value === null || report.full) return;
    if (depth > MAX_DEPTH) {
      deep = true;
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const at = point(pointer, key);
      if (hasBraces(key)) report.error('form-braces', at, '字段代码中不得出现“{{”');
      walk(inner, at, depth + 1, RULE_KEYS.has(key) || (key === 'test' && /\/x-rules\/\d+$/.test(pointer)));
    }
  };
  walk(document, '', 0, false);
  if (deep) report.error('form-too-deep', '', `表单嵌套不得超过 ${MAX_DEPTH} 层`);
  return !deep;
}
