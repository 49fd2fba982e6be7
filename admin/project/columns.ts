import { t } from '../i18n/t';

/** Columns of the list, by the names under which the spreadsheet knows them too. */
export const COLUMNS = [
  { key: 'code', title: t('项目编号') },
  { key: 'title', title: t('项目名称') },
  { key: 'organisation', title: t('申报单位') },
  { key: 'planYear', title: t('计划年度') },
  { key: 'status', title: t('状态') },
  { key: 'stage', title: t('所处环节') },
  { key: 'waitingFor', title: t('在谁手里') },
  { key: 'waitingSince', title: t('自何日起') },
  { key: 'declaredTotal', title: t('申报总投资') },
  { key: 'arguedTotal', title: t('论证总投资') },
  { key: 'approvedTotal', title: t('批准总投资') },
  { key: 'openedOn', title: t('首次申报日') },
] as const;

export type ColumnKey = (typeof COLUMNS)[number]['key'];

/** What people see who have not chosen. */
export const USUAL: readonly ColumnKey[] = [
  'code',
  'title',
  'organisation',
  'planYear',
  'status',
  'stage',
  'waitingFor',
  'declaredTotal',
  'openedOn',
];

/** The name is always there: it leads to the project. */
export const ALWAYS: ColumnKey = 'title';

const STORED_AS = 'tongchou.project-columns';

/** The columns that somebody chose, in their fixed order; the usual ones where nothing readable is stored. */
export function readColumns(storage: Pick<Storage, 'getItem'>): readonly ColumnKey[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORED_AS) ?? 'null');
    if (!Array.isArray(stored)) return USUAL;
    return inOrder(COLUMNS.map(({ key }) => key).filter((key) => stored.includes(key)));
  } catch {
    return USUAL;
  }
}

export function keepColumns(storage: Pick<Storage, 'setItem'>, columns: readonly ColumnKey[]): void {
  try {
    storage.setItem(STORED_AS, JSON.stringify(columns));
  } catch {
    // Storage full or forbidden: the choice holds as long as the page.
  }
}

/** A choice in the order of the columns, with the one that cannot be left out. */
export function inOrder(chosen: readonly ColumnKey[]): readonly ColumnKey[] {
  return COLUMNS.map(({ key }) => key).filter((key) => key === ALWAYS || chosen.includes(key));
}
