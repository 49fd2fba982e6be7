import type { Finding } from '../finding';
import { at, type ProofRule } from './rule';

const ORDERED: readonly string[] = ['priority', 'output-order'];
const NUMBERED: readonly string[] = ['collect-sum', 'collect-min', 'collect-max'];

/** A table that goes by an order has every row in it once; one that reckons with numbers has one in every row. */
export const rule: ProofRule = {
  code: 'priorities-are-whole',
  title: '按次序命中的矩阵写明全部各行的次序，计数的矩阵每行都有数',
  needs: 'document',
  prove: (regime) =>
    regime.matrices.flatMap(({ code, title, hit, rows, priorities, clause }): readonly Finding[] => {
      const path = `matrices/${code}.json#/priorities`;
      const more = { rule: code, clause };
      if (!ORDERED.includes(hit) && priorities !== undefined)
        return [
          at(path, 'priorities-unexpected', `矩阵“${title}”的命中方式 ${hit} 不看各行的次序，不应写 priorities`, more),
        ];
      const known = new Set(rows.map(({ id }) => id));
      const wrong =
        ORDERED.includes(hit) &&
        (priorities === undefined ||
          new Set(priorities).size < priorities.length ||
          priorities.length < known.size ||
          priorities.some((id) => !known.has(id)));
      return [
        ...(wrong
          ? [
              at(
                path,
                'priorities-incomplete',
                `矩阵“${title}”的命中方式 ${hit} 须写明全部 ${known.size} 行的次序，每行一次`,
                more,
              ),
            ]
          : []),
        ...rows.flatMap((row, index) =>
          NUMBERED.includes(hit) && row.number === undefined
            ? [
                at(
                  `matrices/${code}.json#/rows/${index}/number`,
                  'row-number-missing',
                  `矩阵“${title}”的命中方式 ${hit} 要计数，行 ${row.id} 没有数（number）`,
                  { rule: row.id, clause: row.clause },
                ),
              ]
            : [],
        ),
      ];
    }),
};
