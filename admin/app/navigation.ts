import { t } from '../i18n/t';

/** A page of the navigation and the rights that open it; any one of them suffices. */
export interface NavigationPlace {
  readonly to: string;
  readonly title: string;
  readonly rights: readonly string[];
}

export interface NavigationArea {
  readonly title: string;
  readonly places: readonly NavigationPlace[];
}

/**
 * Where one can go, by area. Shown is what the session may open (`me.rights`); the server asks again.
 * A new page: one line here.
 */
export const AREAS: readonly NavigationArea[] = [
  {
    title: t('工作台'),
    places: [
      { to: '/tasks', title: t('我的待办'), rights: ['task:decide', 'task:record'] },
      { to: '/copies', title: t('抄送我的'), rights: ['task:decide'] },
      { to: '/filings', title: t('项目申报'), rights: ['application:read'] },
      { to: '/notices', title: t('通知'), rights: ['notice:read'] },
    ],
  },
  {
    title: t('项目'),
    places: [
      { to: '/dashboard', title: t('总览'), rights: ['application:read-all'] },
      { to: '/projects', title: t('项目库'), rights: ['project:read'] },
      { to: '/plans', title: t('年度计划'), rights: ['application:read'] },
      { to: '/units', title: t('单位事项'), rights: ['application:read'] },
      { to: '/deadlines', title: t('时限督办'), rights: ['application:read-all'] },
    ],
  },
  {
    title: t('台账与目录'),
    places: [
      { to: '/registers', title: t('台账'), rights: ['application:read'] },
      { to: '/budgets', title: t('年度预算'), rights: ['budget:read'] },
      { to: '/funds', title: t('资金执行'), rights: ['application:read'] },
      { to: '/acceptances', title: t('项目验收'), rights: ['application:read'] },
      { to: '/security', title: t('安全事实'), rights: ['application:read'] },
      { to: '/systems', title: t('系统目录'), rights: ['project:read'] },
      { to: '/catalogue', title: t('信息资源目录'), rights: ['catalogue:read'] },
    ],
  },
  {
    title: t('评价与监督'),
    places: [
      { to: '/evaluations', title: t('绩效评价'), rights: ['evaluation:read'] },
      { to: '/problems', title: t('问题查询'), rights: ['supervision:read'] },
      { to: '/supervision', title: t('监督问题'), rights: ['supervision:read'] },
      { to: '/unit-records', title: t('单位监督情况'), rights: ['supervision:read'] },
    ],
  },
  {
    title: t('制度'),
    places: [
      { to: '/regimes', title: t('制度与版本'), rights: ['regime:read'] },
      { to: '/matrix', title: t('审批矩阵试算'), rights: ['regime:read'] },
    ],
  },
  {
    title: t('系统'),
    places: [
      { to: '/organisations', title: t('单位与职务'), rights: ['organisation:create'] },
      { to: '/persons', title: t('人员与账户'), rights: ['person:create', 'credential:set'] },
      { to: '/appointments', title: t('任职与分工'), rights: ['appointment:create'] },
      { to: '/service-accounts', title: t('服务账号'), rights: ['service-account:create'] },
      { to: '/sessions', title: t('登录中的会话'), rights: ['session:read'] },
      { to: '/calendar', title: t('工作日历'), rights: ['calendar:import', 'calendar:publish'] },
    ],
  },
  {
    title: t('审计'),
    places: [{ to: '/audit', title: t('审计记录'), rights: ['audit:read'] }],
  },
  {
    title: t('开发'),
    places: [{ to: '/graphiql', title: t('接口查询'), rights: ['graphiql:use'] }],
  },
];

/** Where people begin, the first that they may open: their work before what there is to read. Who only files begins there. */
const BEGINNINGS = [
  '/tasks',
  '/organisations',
  '/appointments',
  '/audit',
  '/regimes',
  '/projects',
  '/notices',
] as const;

/** The page that a session with these rights begins on. */
export function firstPage(rights: readonly string[]): string {
  const open = new Set(placesFor(rights).map(({ to }) => to));
  const filesOnly = rights.includes('application:submit') && !rights.includes('list:open');
  return filesOnly ? '/filings' : (BEGINNINGS.find((to) => open.has(to)) ?? '/notices');
}

/** The areas and places that a session with these rights may open; areas without any are left out. */
export function areasFor(rights: readonly string[]): readonly NavigationArea[] {
  const given = new Set(rights);
  return AREAS.map(({ title, places }) => ({
    title,
    places: places.filter((place) => place.rights.some((right) => given.has(right))),
  })).filter(({ places }) => places.length > 0);
}

function placesFor(rights: readonly string[]): readonly NavigationPlace[] {
  return areasFor(rights).flatMap(({ places }) => places);
}
