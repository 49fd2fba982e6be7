import { didYouMean } from '../expression/suggest';
import type { Json, JsonObject } from '../value';
import { checkClause } from './profile-clause';
import { point, type ProfileReport } from './profile-report';
import { ruleExpression } from './rule-text';
import { isObject, own, wordGiven } from './words';

/** `x-roles`: lists of body codes; whether the bodies exist is looked at when the regime is proven as a whole. */
export function checkRoles(report: ProfileReport, roles: Json | undefined, at: string): void {
  if (roles === undefined) return;
  if (!isObject(roles)) {
    report.error('form-roles-invalid', at, 'x-roles 须为 {"see": […], "fill": […]}');
    return;
  }
  for (const [key, bodies] of Object.entries(roles)) {
    if (key !== 'see' && key !== 'fill') {
      report.error('form-key-unknown', point(at, key), `x-roles 中不认识“${key.slice(0, 40)}”，只有 see 和 fill`);
    } else if (
      !Array.isArray(bodies) ||
      bodies.length === 0 ||
      bodies.some((body) => typeof body !== 'string' || body === '')
    ) {
      report.error('form-roles-invalid', point(at, key), `x-roles.${key} 须为主体代码的列表，至少一个`);
    }
  }
}

/** Rule positions hold exactly one `{{expression}}`; what stands in it is compiled later. */
export function checkRules(report: ProfileReport, node: JsonObject, at: string): void {
  for (const key of ['x-visible', 'x-computed', 'required']) {
    const rule = own(node, key);
    if (rule === undefined || (key === 'required' && typeof rule === 'boolean')) continue;
    if (typeof rule !== 'string' || ruleExpression(rule) === null) {
      const expected = key === 'required' ? 'true、false 或一个 {{表达式}}' : '一个 {{表达式}}';
      report.error('form-rule-invalid', point(at, key), `${key} 须为${expected}，所给为${wordGiven(rule)}`);
    }
  }
  if (own(node, 'x-computed') !== undefined && own(node, 'default') !== undefined) {
    report.error('form-computed-default', `${at}/default`, '计算字段不能有默认值');
  }
  const rules = own(node, 'x-rules');
  if (rules === undefined) return;
  if (!Array.isArray(rules)) {
    report.error('form-rule-invalid', `${at}/x-rules`, 'x-rules 须为列表');
    return;
  }
  (rules as readonly Json[]).forEach((rule, index) => checkRule(report, rule, `${at}/x-rules/${index}`));
}

function checkRule(report: ProfileReport, rule: Json, at: string): void {
  if (!isObject(rule)) {
    report.error('form-rule-invalid', at, '规则须为 {"test": "{{…}}", "message": "…"}');
    return;
  }
  const keys = ['test', 'message', 'severity', 'clause'];
  for (const key of Object.keys(rule)) {
    if (!keys.includes(key))
      report.error('form-key-unknown', point(at, key), `规则中不认识“${key.slice(0, 40)}”${didYouMean(key, keys)}`);
  }
  const test = own(rule, 'test');
  if (typeof test !== 'string' || ruleExpression(test) === null) {
    report.error('form-rule-invalid', `${at}/test`, `test 须为一个 {{表达式}}，所给为${wordGiven(test)}`);
  }
  const message = own(rule, 'message');
  if (typeof message !== 'string' || message.trim() === '')
    report.error('form-rule-invalid', `${at}/message`, '规则须有提示文字 message');
  const severity = own(rule, 'severity');
  if (severity !== undefined && severity !== 'error' && severity !== 'warning') {
    report.error('form-rule-invalid', `${at}/severity`, 'severity 须为 error 或 warning');
  }
  const clause = own(rule, 'clause');
  if (clause !== undefined) checkClause(report, clause, `${at}/clause`, 'clause 须为条款编号');
}
