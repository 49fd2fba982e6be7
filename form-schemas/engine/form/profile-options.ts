import type { JsonObject } from '../value';
import type { ComponentProfile } from './component';
import { point, type ProfileReport } from './profile-report';
import { isObject, own } from './words';

/** Options of Select, Radio (`enum`) and MultiSelect (`items.enum`): needed, non-empty, values and labels unique. */
export function checkOptions(report: ProfileReport, node: JsonObject, at: string, profile: ComponentProfile): void {
  if (profile.options === undefined) return;
  const items = own(node, 'items');
  const [options, place] =
    profile.options === 'node'
      ? [own(node, 'enum'), `${at}/enum`]
      : [isObject(items) ? own(items, 'enum') : undefined, `${at}/items/enum`];
  if (!Array.isArray(options) || options.length === 0) {
    report.error('form-options-missing', place, '选择类字段须有选项 enum，形如 [{"value": "a", "label": "甲"}]');
    return;
  }
  const seen = { value: new Set<string>(), label: new Set<string>() };
  options.forEach((option: unknown, index) => {
    const here = point(place, index);
    if (!isObject(option)) {
      report.error('form-option-invalid', here, '选项须为 {"value": …, "label": …}');
      return;
    }
    for (const key of Object.keys(option)) {
      if (key !== 'value' && key !== 'label')
        report.error('form-key-unknown', point(here, key), `选项中不认识“${key.slice(0, 40)}”`);
    }
    for (const key of ['value', 'label'] as const) {
      const text = own(option, key);
      if (typeof text !== 'string' || text.trim() === '') {
        report.error('form-option-invalid', point(here, key), `选项的 ${key} 须为非空文本`);
      } else if (seen[key].has(text)) {
        report.error('form-option-twice', point(here, key), `选项的 ${key}“${text.slice(0, 40)}”重复`);
      } else {
        seen[key].add(text);
      }
    }
  });
}
