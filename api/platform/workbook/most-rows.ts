import { ApiError } from '../errors';

/** Rows of one spreadsheet of a list, written or read: what is exported can be imported again. Ask for one more, to see that there are too many. */
export const MOST_ROWS = 10_000;

/**
 * Nobody gets a list that is cut off without saying so.
 *
 * @param counted what the rows are, with their measure word: 个项目
 * @throws ApiError LIMIT_EXCEEDED
 */
export function refuseTooMany(rows: readonly unknown[], counted: string): void {
  if (rows.length > MOST_ROWS)
    throw new ApiError(
      'LIMIT_EXCEEDED',
      `一次最多导出 ${MOST_ROWS} ${counted}，所选超过此数：请缩小筛选范围，分几次导出`,
    );
}
