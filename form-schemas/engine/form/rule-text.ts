/** Rules stand in a form as `{{expression}}`; `{{` may stand nowhere else, because Formily runs what it finds in it. */

const RULE = /^\s*\{\{([\s\S]*)\}\}\s*$/;

/** Keys of a node whose strings are rules. */
export const RULE_KEYS: ReadonlySet<string> = new Set(['x-visible', 'required', 'x-computed']);

/** The expression inside of `{{…}}`, or null when the text is not exactly one pair of braces around something. */
export function ruleExpression(text: string): string | null {
  const inner = RULE.exec(text)?.[1]?.trim();
  return inner === undefined || inner === '' || inner.includes('{{') || inner.includes('}}') ? null : inner;
}

export function hasBraces(text: string): boolean {
  return text.includes('{{');
}
