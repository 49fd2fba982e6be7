import { registerEnumType } from 'type-graphql';
import type { Ordering } from '../platform/paging';

export enum ProjectOrder {
  NEWEST = 'newest',
  OLDEST = 'oldest',
  CODE = 'code',
  CODE_DESCENDING = 'code-descending',
  TITLE = 'title',
  DECLARED_TOTAL_ASC = 'declared-total',
  DECLARED_TOTAL_DESC = 'declared-total-descending',
}
registerEnumType(ProjectOrder, {
  name: 'ProjectOrder',
  description:
    '项目的排序：NEWEST 最新在前、OLDEST 最早在前、CODE 编号升序、CODE_DESCENDING 编号降序、TITLE 名称（按字符编码）、DECLARED_TOTAL_ASC 申报总投资从低到高、DECLARED_TOTAL_DESC 从高到低；没有申报总投资的视为最低',
});

/** Below every amount: projects without a declared total are the lowest. */
const NO_AMOUNT = -1;

export const PROJECT_ORDER: Readonly<Record<ProjectOrder, Ordering>> = {
  newest: { name: 'newest', property: 'createdAt', kind: 'instant', direction: 'DESC' },
  oldest: { name: 'oldest', property: 'createdAt', kind: 'instant', direction: 'ASC' },
  code: { name: 'code', property: 'code', kind: 'text', direction: 'ASC' },
  'code-descending': { name: 'code-descending', property: 'code', kind: 'text', direction: 'DESC' },
  title: { name: 'title', property: 'title', kind: 'text', direction: 'ASC' },
  'declared-total': {
    name: 'declared-total',
    property: 'declaredTotal',
    kind: 'integer',
    direction: 'ASC',
    nullAs: NO_AMOUNT,
  },
  'declared-total-descending': {
    name: 'declared-total-descending',
    property: 'declaredTotal',
    kind: 'integer',
    direction: 'DESC',
    nullAs: NO_AMOUNT,
  },
};
