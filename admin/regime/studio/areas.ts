import type { RegimeArea } from '../../../form-schemas/formats/regime-change';
import { t } from '../../i18n/t';

/** The parts of a regime as people speak of them, in the order in which changes are told. */
const WORDS: readonly (readonly [RegimeArea, string])[] = [
  ['regime', t('制度总则')],
  ['parameters', t('参数')],
  ['scope', t('适用范围')],
  ['form', t('表单字段')],
  ['matrix', t('审批矩阵')],
  ['procedure', t('程序环节')],
  ['paper', t('文书样式')],
  ['checks', t('检查')],
  ['windows', t('申报窗口')],
  ['deadlines', t('法定时限')],
  ['records', t('台账')],
  ['evaluation', t('绩效评价')],
  ['bodies', t('主体')],
  ['facts', t('事实')],
  ['clauses', t('条款与文本漏洞')],
  ['cases', t('案例')],
];

export interface AreaOf<T> {
  readonly area: string;
  readonly title: string;
  readonly items: readonly T[];
}

/** Things grouped by the part of the regime they are about, in the order in which people read it; new parts come last. */
export function byArea<T extends { readonly area: string }>(items: readonly T[]): readonly AreaOf<T>[] {
  const known = new Map<string, string>(WORDS);
  const others = [...new Set(items.map(({ area }) => area))].filter((area) => !known.has(area)).sort();
  return [...WORDS, ...others.map((area) => [area, area] as const)]
    .map(([area, title]) => ({ area, title, items: items.filter((item) => item.area === area) }))
    .filter((group) => group.items.length > 0);
}
