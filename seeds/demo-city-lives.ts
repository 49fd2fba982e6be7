import type { DemoLife } from './demo-life';
import { CARGO_ENTRY, ROAD_ENTRY, SUPPLIES_ENTRY, TRAINING_ENTRY } from './demo-life-entries';

/** The amounts of what stands in the list, added up. */
const LISTED = { '56000000.00': '20000000.00' } as const;

/** Projects of the city at the later stages of their lives, as the worked cases of its regime tell them. Invented. */
export const DAZHOU_LIVES: readonly DemoLife[] = [
  {
    story: 'dz-beside-project',
    title: '教师培训学时管理系统',
    by: 'jiaoyu.filer',
    unit: 'education',
    until: '2026-04-08',
    entries: [TRAINING_ENTRY],
    beside: ['fund-0', 'fund-1', 'more-1', 'pay-early'],
    papers: [{ paper: 'pre-acceptance-letter', by: 'digital.reviewer' }],
    words: {
      'DZ-XT-0118': 'DZ-XT-0121',
      市应急物资调度系统: '教师培训学时管理系统',
      市应急管理局: '市教育局',
      物资台账: '学时台账',
      应急物资: '教师培训',
      调度: '选课',
    },
  },
  {
    story: 'life-self-built',
    title: '城市道路养护调度系统',
    by: 'jiaotong.filer',
    unit: 'transport',
    until: '2025-03-17',
    entries: [ROAD_ENTRY],
    words: {
      'DZ-XT-0118': 'DZ-XT-0122',
      市应急物资调度系统: '城市道路养护调度系统',
      市应急管理局: '市交通运输局',
      物资: '养护',
    },
  },
  {
    story: 'life-self-built',
    title: '危险货物运输调度系统',
    by: 'jiaotong.filer',
    unit: 'transport',
    until: '2026-01-30',
    entries: [CARGO_ENTRY],
    later: { from: '2026-01-30', days: -92 },
    words: {
      'DZ-XT-0118': 'DZ-XT-0123',
      市应急物资调度系统: '危险货物运输调度系统',
      市应急管理局: '市交通运输局',
      物资: '货物',
    },
  },
  {
    story: 'dz-53-2-ladder',
    title: '应急物资调度系统',
    by: 'yingji.filer',
    unit: 'emergency',
    until: '2025-06-10',
    entries: [SUPPLIES_ENTRY],
    beside: ['find', 'act-1', 'mend', 'act-2'],
    words: { 市应急物资调度系统: '应急物资调度系统' },
  },
  // Two of one year's list, and one that came to it at mid-year.
  {
    story: 'jointly-decided',
    title: '义务教育招生入学平台',
    by: 'jiaoyu.filer',
    unit: 'education',
    until: '2027-07-28',
    words: {
      'DZ-XT-0118': 'DZ-XT-0124',
      ...LISTED,
      市应急物资调度系统: '义务教育招生入学平台',
      市应急管理局: '市教育局',
      '建设物资台账、调度和统计三个模块': '建设报名、资格核验和学位分配三个模块',
      调度指令十分钟内到达: '报名当日完成资格核验',
      '现有台账靠手工，调度不及时': '资格核验靠手工，家长往返递交材料',
    },
  },
  {
    story: 'jointly-decided',
    title: '区域检验检查结果互认平台',
    by: 'weijian.filer',
    unit: 'health',
    until: '2027-07-28',
    words: {
      'DZ-XT-0118': 'DZ-XT-0125',
      ...LISTED,
      市应急物资调度系统: '区域检验检查结果互认平台',
      市应急管理局: '市卫生健康委',
      '建设物资台账、调度和统计三个模块': '建设报告归集、质控和调阅三个模块',
      调度指令十分钟内到达: '一分钟内调阅外院报告',
      '现有台账靠手工，调度不及时': '各院报告互不相通，患者重复检查',
      '12号': '13号',
    },
  },
  {
    story: 'added-at-mid-year',
    title: '公路防汛值守系统',
    by: 'jiaotong.filer',
    unit: 'transport',
    until: '2027-07-28',
    words: {
      'DZ-XT-0118': 'DZ-XT-0126',
      市应急物资调度系统: '公路防汛值守系统',
      市应急管理局: '市交通运输局',
      '建设物资台账、调度和统计三个模块': '建设水毁上报、视频值守和抢通指令三个模块',
      '现有台账靠手工，调度不及时': '水毁靠电话逐级上报，抢通不及时',
      市档案扫描系统: '公路防汛值守系统',
      新增省级任务: '省里新增公路水毁防御任务',
      任务减少: '年中增补',
    },
  },
];
