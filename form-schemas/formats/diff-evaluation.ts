import type { IndicatorDocument, IndicatorTreeDocument } from '../engine/model/evaluation';
import { compareByCode, compareProperties, place, type Pair, type RegimeChange } from './regime-change';
import type { WordProperty } from './word-property';

/** The indicators of a tree by their codes, wherever in it they stand. */
export function diffTree(pair: Pair<IndicatorTreeDocument>, word: WordProperty): readonly RegimeChange[] {
  const title = `指标体系“${pair.before.item.title}”`;
  const titleOf = (indicator: IndicatorDocument): string => `${title}指标“${indicator.title}”`;
  const flatAt = ({ item, path }: Pair<IndicatorTreeDocument>['before']) =>
    place(flat(item.indicators), (one) => one.code, `${path}/indicators`);
  return [
    ...compareProperties(title, pair, ['indicators'], word),
    ...compareByCode(
      flatAt(pair.before),
      flatAt(pair.after),
      titleOf,
      (both) => compareProperties(titleOf(both.before.item), both, ['children'], word),
      wordIndicator,
    ),
  ];
}

/** What a tree holds that is new or gone. */
export function describeTree({ indicators }: IndicatorTreeDocument): string {
  return indicators.map((indicator) => `${indicator.title}${wordIndicator(indicator)}`).join('、');
}

function wordIndicator({ weight }: IndicatorDocument): string {
  return weight === undefined ? '' : `（${weight} 分）`;
}

function flat(indicators: readonly IndicatorDocument[]): readonly IndicatorDocument[] {
  return indicators.flatMap((indicator) => [indicator, ...flat(indicator.children ?? [])]);
}
