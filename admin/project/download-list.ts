import { download } from '../kit/download';
import type { ColumnKey } from './columns';
import type { ProjectOrder, ProjectWhere } from './filter';

export interface AskedList {
  readonly where: ProjectWhere;
  readonly orderBy: ProjectOrder;
  readonly columns: readonly ColumnKey[];
}

/** Where the spreadsheet of a list is found. */
export function listUrl({ where, orderBy, columns }: AskedList): string {
  const query = new URLSearchParams({ where: JSON.stringify(where), orderBy, columns: columns.join(',') });
  return `/exports/projects.xlsx?${query.toString()}`;
}

/** Fetches the spreadsheet and hands it to the person. @returns its file name */
export async function downloadList(asked: AskedList): Promise<string> {
  return (await download(listUrl(asked))).name;
}
