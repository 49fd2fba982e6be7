/** What holds for every regime because the engine or its host does it, with the tests that prove it: a closed list. */
export interface EngineRule {
  /** As a clause names it in `coveredBy`. */
  readonly code: string;
  readonly title: string;
  /** Files of tests. */
  readonly provenBy: readonly string[];
}

export const ENGINE_RULES: readonly EngineRule[] = [
  {
    code: 'engine:money',
    title: '金额精确到分，以整数计算',
    provenBy: ['test/engine/money.test.ts', 'test/engine/expression/exactness.test.ts'],
  },
  {
    code: 'engine:bounds',
    title: '“以上”“以下”是否含本数依制度所定，矩阵的原话与条件相符',
    provenBy: ['test/engine/matrix/bounds.test.ts', 'test/engine/matrix/words.test.ts'],
  },
  {
    code: 'engine:working-days',
    title: '工作日依国务院公布的放假安排计算，未公布的年份标明为暂定',
    provenBy: ['test/engine/calendar/calendar.test.ts'],
  },
  {
    code: 'engine:deadline-never-decides',
    title: '逾期只标示、提醒和报告，不代人作决定',
    provenBy: ['test/engine/procedure/due.test.ts', 'test/api/deadline-sweep.test.ts'],
  },
  {
    code: 'engine:own-bodies',
    title: '只能以本人所任的机构或岗位办理',
    provenBy: ['test/engine/procedure/hostile-events.test.ts', 'test/api/rights.test.ts'],
  },
  {
    code: 'engine:minutes',
    title: '会议作出的决定须有会议纪要编号',
    provenBy: ['test/engine/procedure/deciding.test.ts'],
  },
  {
    code: 'engine:overrides-recorded',
    title: '例外放行记明由谁、凭什么、为何',
    provenBy: ['test/engine/procedure/exceptions.test.ts'],
  },
  {
    code: 'engine:immutable-history',
    title: '办理经过只增不改，可逐件核对',
    provenBy: ['test/api/audit.test.ts'],
  },
  {
    code: 'engine:audit-read',
    title: '谁看过、改过什么都有记录',
    provenBy: ['test/api/audit.test.ts', 'test/api/audit-events.test.ts'],
  },
  {
    code: 'engine:four-eyes',
    title: '制度由一人提交、另一人发布',
    provenBy: ['test/api/regime-draft.test.ts'],
  },
  {
    code: 'engine:own-data',
    title: '各单位只看得到自己的和与自己有关的项目',
    provenBy: ['test/api/tenancy.test.ts', 'test/api/seen-units.test.ts'],
  },
  {
    code: 'engine:in-force',
    title: '征求意见稿、尚未施行、已失效或者已废止的制度不开启新的案件，确认并写明理由的除外',
    provenBy: ['test/engine/project/opening.test.ts'],
  },
  {
    code: 'engine:one-source',
    title: '一数一源：每项信息只填一次、只有一个来源',
    provenBy: ['test/engine/proof/documents.test.ts'],
  },
];
