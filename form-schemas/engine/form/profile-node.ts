import { didYouMean } from '../expression/suggest';
import { FORM_COMPONENTS } from '../model/form';
import type { JsonObject } from '../value';
import { COMPONENTS, type ComponentProfile } from './component';
import { refuseKey } from './key';
import { checkClause } from './profile-clause';
import { checkLimits } from './profile-limits';
import { checkOptions } from './profile-options';
import { point, type ProfileReport } from './profile-report';
import { checkRoles, checkRules } from './profile-rules';
import { isObject, own, wordGiven } from './words';

interface Surroundings {
  /** Pointers of the keys seen so far, over the whole form or over one table's columns. */
  readonly keys: Map<string, string>;
  readonly inTable: boolean;
  readonly depth: number;
}

/** Sections may stand in sections, this deep. */
const MAX_SECTIONS = 8;

/** Checks siblings and what stands beneath them; answers how many nodes there are. */
export function checkNodes(report: ProfileReport, nodes: JsonObject, pointer: string, around: Surroundings): number {
  const indices = new Map<number, string>();
  let count = 0;
  for (const [key, node] of Object.entries(nodes)) {
    if (report.full) break;
    const at = point(pointer, key);
    count += 1;
    const refusal = refuseKey(key);
    if (refusal !== null) {
      report.error('form-field-key', at, refusal);
      continue;
    }
    const twin = around.keys.get(key);
    if (twin !== undefined) report.error('form-field-twice', at, `字段代码“${key}”已在 ${twin} 使用，表单内不得重复`);
    around.keys.set(key, at);
    if (!isObject(node)) {
      report.error('form-node-invalid', at, `字段须为对象，所给为${wordGiven(node)}`);
      continue;
    }
    checkIndex(report, node, at, indices);
    count += checkNode(report, node, at, around);
  }
  return count;
}

function checkIndex(report: ProfileReport, node: JsonObject, at: string, seen: Map<number, string>): void {
  const index = own(node, 'x-index');
  if (typeof index !== 'number' || !Number.isSafeInteger(index)) {
    report.error('form-index-missing', `${at}/x-index`, '字段须有整数 x-index，以定同级顺序');
    return;
  }
  const twin = seen.get(index);
  if (twin !== undefined) report.error('form-index-twice', `${at}/x-index`, `x-index ${index} 与同级的 ${twin} 重复`);
  seen.set(index, at);
}

function checkNode(report: ProfileReport, node: JsonObject, at: string, around: Surroundings): number {
  const name = own(node, 'x-component');
  const profile = typeof name === 'string' ? COMPONENTS.get(name) : undefined;
  if (typeof name !== 'string' || profile === undefined) {
    const given =
      typeof name === 'string' ? `“${name.slice(0, 40)}”${didYouMean(name, FORM_COMPONENTS)}` : wordGiven(name);
    report.error(
      'form-component-unknown',
      `${at}/x-component`,
      `组件须为 ${FORM_COMPONENTS.join('、')} 之一，所给为${given}`,
    );
    return 0;
  }
  if (own(node, 'type') !== profile.type) {
    report.error(
      'form-type-mismatch',
      `${at}/type`,
      `组件 ${name} 的 type 须为 "${profile.type}"，所给为${wordGiven(own(node, 'type'))}`,
      { expected: profile.type },
    );
  }
  for (const key of Object.keys(node)) {
    if (profile.keys.includes(key) || report.full) continue;
    report.error(
      'form-key-unknown',
      point(at, key),
      `组件 ${name} 不认识“${key.slice(0, 40)}”${didYouMean(key, profile.keys)}`,
      {
        allowed: profile.keys,
      },
    );
  }
  checkTexts(report, node, at);
  checkRoles(report, own(node, 'x-roles'), `${at}/x-roles`);
  checkRules(report, node, at);
  checkOptions(report, node, at, profile);
  checkLimits(report, node, at, name);
  return checkInside(report, node, at, name, profile, around);
}

function checkTexts(report: ProfileReport, node: JsonObject, at: string): void {
  for (const key of ['title', 'description', 'x-fact']) {
    const text = own(node, key);
    if (text !== undefined && (typeof text !== 'string' || text.trim() === '')) {
      report.error('form-text-invalid', point(at, key), `${key} 须为非空文本，所给为${wordGiven(text)}`);
    }
  }
  if (own(node, 'title') === undefined && own(node, 'x-component') !== 'Section') {
    report.error('form-title-missing', `${at}/title`, '字段须有标题');
  }
  const clause = own(node, 'x-clause');
  if (clause !== undefined) checkClause(report, clause, `${at}/x-clause`, 'x-clause 须为条款编号');
}

function checkInside(
  report: ProfileReport,
  node: JsonObject,
  at: string,
  name: string,
  profile: ComponentProfile,
  around: Surroundings,
): number {
  if (around.inTable && (name === 'Section' || name === 'Table')) {
    report.error('form-table-nested', `${at}/x-component`, `明细表的列不能是 ${name}`);
    return 0;
  }
  if (name === 'Section') {
    const properties = own(node, 'properties');
    if (!isObject(properties)) {
      report.error('form-node-invalid', `${at}/properties`, 'Section 须有 properties');
      return 0;
    }
    if (around.depth >= MAX_SECTIONS) {
      report.error('form-too-deep', at, `分组嵌套不得超过 ${MAX_SECTIONS} 层`);
      return 0;
    }
    return checkNodes(report, properties, `${at}/properties`, { ...around, depth: around.depth + 1 });
  }
  if (profile.items === undefined) return 0;
  const items = own(node, 'items');
  const inner = profile.items === 'object' ? 'properties' : 'enum';
  if (!isObject(items) || own(items, 'type') !== profile.items) {
    report.error(
      'form-items-invalid',
      `${at}/items`,
      `组件 ${name} 的 items 须为 {"type": "${profile.items}", "${inner}": …}`,
    );
    return 0;
  }
  for (const key of Object.keys(items)) {
    if (key !== 'type' && key !== inner)
      report.error('form-key-unknown', point(`${at}/items`, key), `items 中不认识“${key.slice(0, 40)}”`);
  }
  if (profile.items === 'string') return 0;
  const columns = own(items, 'properties');
  if (!isObject(columns) || Object.keys(columns).length === 0) {
    report.error('form-items-invalid', `${at}/items/properties`, '明细表至少要有一列');
    return 0;
  }
  return checkNodes(report, columns, `${at}/items/properties`, { keys: new Map(), inTable: true, depth: around.depth });
}
