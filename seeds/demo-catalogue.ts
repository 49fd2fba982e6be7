import type { JsonObject } from '../form-schemas/engine';

/** An entry of the resource catalogue: who writes it, and how far it has come. */
export interface DemoEntry {
  readonly by: string;
  readonly fields: JsonObject;
  readonly extension: JsonObject;
  /** Titles of the unit's projects. */
  readonly projects?: readonly string[];
  readonly systems?: readonly { readonly number: string; readonly name: string }[];
  /** `draft`: nobody has published it; `revised`: published, and under revision with these changes. */
  readonly state: 'draft' | 'published' | 'revised' | 'withdrawn';
  readonly changes?: JsonObject;
}

/** Made-up codes whose last character is right. */
const EDUCATION = { provider: '市教育局', providerCode: '11510000MB0000001R' };
const TRANSPORT = { provider: '市交通运输局', providerCode: '11510000MB0000002W' };
const HEALTH = { provider: '市卫生健康委', providerCode: '11510000MB00000030' };
const COLLECTED: JsonObject = { collected: true, collectedOn: '2025-06-30' };
const NOT_COLLECTED: JsonObject = { collected: false };

/** Who publishes: the body that the regime names. */
export const CATALOGUE_PUBLISHER = 'digital.reviewer';

export const DEMO_CATALOGUE: readonly DemoEntry[] = [
  {
    by: 'jiaoyu.filer',
    state: 'published',
    projects: ['智慧校园数据共享平台'],
    systems: [{ number: 'XT-2025-0012', name: '学籍管理系统' }],
    extension: COLLECTED,
    fields: {
      ...EDUCATION,
      category: '3',
      group: '市教育局',
      subgroup: '学籍管理',
      name: '中小学学籍信息',
      code: '307001/000001',
      abstract: '全市中小学在籍学生的基本信息和学籍变动情况',
      formatKind: 'database',
      format: '达梦',
      items: [
        { itemName: '姓名', dataType: 'C', dataLength: 50 },
        { itemName: '学籍号', dataType: 'C', dataLength: 19 },
        { itemName: '入学日期', dataType: 'D' },
      ],
      shareKind: 'conditional',
      shareUse: '作为行政依据，用于入学资格核查',
      shareCondition: '经市教育局同意，只用于核查本人信息',
      sharedWith: '市公安局、市人力资源社会保障局',
      shareWay: 'interface',
      open: false,
      updateCycle: 'daily',
    },
  },
  {
    by: 'jiaoyu.filer',
    state: 'revised',
    extension: COLLECTED,
    fields: {
      ...EDUCATION,
      category: '2',
      group: '公共服务',
      subgroup: '教育',
      name: '普惠性幼儿园名录',
      code: '201003/000001',
      abstract: '经认定的普惠性幼儿园名称、地址和收费标准',
      formatKind: 'sheet',
      format: 'XLSX',
      items: [
        { itemName: '幼儿园名称', dataType: 'C', dataLength: 100 },
        { itemName: '保教费标准', dataType: 'Y' },
      ],
      shareKind: 'universal',
      shareUse: '工作参考',
      shareWay: 'file',
      open: true,
      openCondition: '注明来源即可使用',
      updateCycle: 'yearly',
    },
    changes: { updateCycle: 'half-yearly', abstract: '经认定的普惠性幼儿园名称、地址、收费标准和学位数' },
  },
  {
    by: 'jiaoyu.filer',
    state: 'draft',
    extension: {},
    fields: {
      ...EDUCATION,
      providerCode: '11510000MB0000001X',
      category: '3',
      group: '市教育局',
      subgroup: '教师管理',
      name: '教师培训学时',
      code: '307002/000001',
      abstract: '全市中小学教师参加培训的学时',
      formatKind: 'database',
      format: '金仓',
      shareKind: 'universal',
      shareUse: '业务协同',
      sharedWith: '市人力资源社会保障局',
      shareWay: 'file',
      open: false,
      updateCycle: 'monthly',
    },
  },
  {
    by: 'jiaotong.filer',
    state: 'published',
    projects: ['公路桥梁健康监测系统'],
    extension: NOT_COLLECTED,
    fields: {
      ...TRANSPORT,
      category: '3',
      group: '市交通运输局',
      subgroup: '公路管理',
      name: '公路桥梁基本信息',
      code: '308001/000001',
      abstract: '国省干线和农村公路桥梁的位置、结构和技术状况评定等级',
      formatKind: 'database',
      format: 'PostgreSQL',
      items: [
        { itemName: '桥梁编号', dataType: 'C', dataLength: 32 },
        { itemName: '技术状况等级', dataType: 'I' },
      ],
      shareKind: 'universal',
      shareUse: '工作参考、业务协同',
      shareWay: 'database',
      open: true,
      openCondition: '实名注册后下载',
      updateCycle: 'quarterly',
    },
  },
  {
    by: 'weijian.filer',
    state: 'withdrawn',
    extension: NOT_COLLECTED,
    fields: {
      ...HEALTH,
      category: '3',
      group: '市卫生健康委',
      subgroup: '妇幼健康',
      name: '孕产妇个案信息',
      code: '309001/000001',
      abstract: '孕产妇建册、产检和分娩的个案记录',
      formatKind: 'database',
      format: '达梦',
      items: [{ itemName: '建册编号', dataType: 'C', dataLength: 20 }],
      shareKind: 'none',
      legalBasis: '《中华人民共和国个人信息保护法》第二十八条、第二十九条',
      open: false,
      updateCycle: 'real-time',
    },
  },
];
