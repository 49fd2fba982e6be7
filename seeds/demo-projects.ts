import type { JsonObject } from '../form-schemas/engine';

/** One decision on the way of a project: in the name of which body, by which login. */
export interface DemoDecision {
  readonly body: string;
  readonly by: string;
  readonly verdict?: 'approve' | 'reject' | 'return';
  readonly to?: string;
  readonly opinion?: string;
  readonly answers?: JsonObject;
}

export interface DemoProject {
  readonly title: string;
  /** Login of who files. */
  readonly by: string;
  readonly unit: string;
  /** Yuan. */
  readonly total: string;
  readonly necessity: string;
  readonly content: string;
  readonly decisions: readonly DemoDecision[];
  /** Papers that are issued at the end, by which login. */
  readonly papers?: readonly { readonly paper: string; readonly by: string }[];
}

/** Answers to the scope questions. `{total}` is put in. */
export const SCOPE: JsonObject = {
  secret: false,
  investingLevel: 'city',
  budgetKind: 'general-public',
  investmentMode: 'direct',
  fundSources: ['city-budget'],
  unitType: 'state-organ',
  projectCategory: 'key-business-system',
  nationalStandard: true,
  estimatedTotal: '{total}',
};

/** Answers of the application. `{title}`, `{unit}`, `{total}`, `{necessity}`, `{content}` are put in; `{file:…}` becomes an uploaded file. */
export const APPLICATION: JsonObject = {
  projectName: '{title}',
  applicantUnit: '{unit}',
  projectPhase: 'planned',
  projectKind: 'new',
  basis: '市级“十四五”数字经济发展规划的相关任务',
  necessity: '{necessity}',
  content: '{content}',
  performanceGoals: '建成一年内业务网上办理率达到九成以上',
  method: 'self-build',
  methodReason: '业务由本单位独有，须自行掌握',
  priorityTags: ['city-decision'],
  implementationPlan: ['{file:实施方案.pdf}'],
  resourceCatalogue: ['{file:信息资源目录.pdf}'],
  cloudPlan: ['{file:上云方案.pdf}'],
  protectionKind: 'graded',
  gradedProtectionPlan: ['{file:等级保护方案.pdf}'],
  cryptographyPlan: ['{file:密码应用方案.pdf}'],
  otherTechnicalFiles: ['{file:专家签字页扫描.png}'],
  declaredTotal: '{total}',
  funds: [{ source: 'city-budget', amount: '{total}' }],
  channels: ['in-budget'],
  runningCost: '80000.00',
  partOfEngineering: false,
  leadershipRequirement: false,
  urgentSpecial: false,
  addsHardware: false,
  leasesLines: false,
  onCityCloud: true,
  buildsCommonSystem: false,
  serviceKinds: ['none'],
};

const DIGITAL = { body: 'digital-bureau', by: 'digital.reviewer' } as const;

const SCREENED: readonly DemoDecision[] = [
  {
    ...DIGITAL,
    opinion: '材料齐全，同意入库',
    answers: {
      materialsDeficient: false,
      needUnfounded: false,
      dataWithheld: false,
      sharingRefused: false,
      otherGround: false,
      workDeficient: false,
      notCoBuilt: false,
    },
  },
];

function argued(necessary: boolean): readonly DemoDecision[] {
  const expertOpinion = necessary ? '方案可行，投资合理' : '现有系统升级即可满足需求，没有另行建设的必要';
  return [
    { ...DIGITAL, answers: { necessary, arguedKind: 'new', expertCount: 5, expertOpinion, arguedTotal: '{total}' } },
    { body: 'development-reform', by: 'reform.reviewer' },
    { body: 'finance-bureau', by: 'finance.reviewer' },
  ];
}

const ADMITTED = [...SCREENED, ...argued(true)];
const JOINTLY: readonly DemoDecision[] = [...ADMITTED, { ...DIGITAL, answers: { decisionRoute: 'joint' } }];
const SINGLY: readonly DemoDecision[] = [
  ...ADMITTED,
  { ...DIGITAL, answers: { decisionRoute: 'single', singleReason: '年度清单审定之后提出' } },
];
const checkedBy = (field: string): readonly DemoDecision[] => [
  { body: 'vice-mayor-field', by: field, opinion: '拟同意' },
  { body: 'vice-mayor-digital', by: 'vice.zhao', opinion: '拟同意' },
];
const FINANCE: DemoDecision = { body: 'vice-mayor-finance', by: 'vice.sun', opinion: '同意' };

const jiaoyu = { by: 'jiaoyu.filer', unit: '市教育局' } as const;
const jiaotong = { by: 'jiaotong.filer', unit: '市交通运输局' } as const;
const weijian = { by: 'weijian.filer', unit: '市卫生健康委' } as const;

/** Projects that stand at every stage worth looking at. Invented. */
export const DEMO_PROJECTS: readonly DemoProject[] = [
  {
    ...jiaotong,
    title: '公路桥梁健康监测系统',
    total: '980000.00',
    necessity: '重点桥梁靠人工巡检，隐患发现不及时',
    content: '建设监测数据汇聚、预警和处置三个模块',
    decisions: [
      ...SINGLY,
      ...checkedBy('vice.li'),
      FINANCE,
      { ...DIGITAL, opinion: '负面清单逐项核查无误' },
      {
        ...DIGITAL,
        answers: {
          documentNumber: '示例立〔{year}〕1号',
          documentDate: '{today}',
          decisionReference: '副市长签批件示例1号',
          opinion: '同意立项，据此编报技术方案',
        },
      },
    ],
    papers: [{ paper: 'founding-approval', by: 'digital.reviewer' }],
  },
  {
    ...jiaoyu,
    title: '中小学图书借阅系统',
    total: '700000.00',
    necessity: '各校图书借阅各自记账',
    content: '建设借阅登记和统计两个模块',
    decisions: [...SCREENED, ...argued(false)],
  },
  {
    ...jiaoyu,
    title: '教育督导评估系统',
    total: '2600000.00',
    necessity: '督导评估靠纸质材料，周期长',
    content: '建设指标管理、材料报送和评估反馈三个模块',
    decisions: [...SINGLY, ...checkedBy('vice.wang'), FINANCE],
  },
  {
    ...jiaotong,
    title: '出租汽车运营监管系统',
    total: '1500000.00',
    necessity: '运营投诉多，缺少实时监管手段',
    content: '建设车辆动态、投诉处理和信用评价三个模块',
    decisions: SINGLY,
  },
  {
    ...weijian,
    title: '妇幼健康服务管理系统',
    total: '1900000.00',
    necessity: '孕产妇与儿童健康档案分散',
    content: '建设档案归集、随访提醒和统计分析三个模块',
    decisions: SINGLY,
  },
  {
    ...jiaoyu,
    title: '教育资源公共服务平台升级',
    total: '8000000.00',
    necessity: '城乡优质课程共享不足',
    content: '建设课程资源、在线教研和学情分析三个模块',
    decisions: JOINTLY,
  },
  {
    ...jiaotong,
    title: '综合交通运行监测中心',
    total: '12000000.00',
    necessity: '公路、客运、公交数据互不相通',
    content: '建设数据汇聚、运行监测和应急调度三个模块',
    decisions: JOINTLY,
  },
  {
    ...jiaotong,
    title: '治超联网管理系统',
    total: '3600000.00',
    necessity: '治超站点数据不联网，重复检测多',
    content: '建设站点接入、违法抄告和统计分析三个模块',
    decisions: SCREENED,
  },
  {
    ...weijian,
    title: '基层医疗机构药品监管系统',
    total: '860000.00',
    necessity: '基层药品进销存缺少统一监管',
    content: '建设采购备案、库存监测和预警三个模块',
    decisions: [{ ...DIGITAL, verdict: 'return', to: 'filing', opinion: '请补充与现有系统的数据共享方案' }],
  },
  {
    ...jiaoyu,
    title: '智慧校园数据共享平台',
    total: '1800000.00',
    necessity: '学籍、教职工与设备数据重复采集',
    content: '建设数据目录、共享交换和质量核查三个模块，汇聚学籍信息和教师培训学时信息',
    decisions: [],
  },
];
