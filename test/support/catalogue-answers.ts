import type { JsonObject } from '../../form-schemas/engine';

/** The bureau of education's code as a business would be given one (GB 32100—2015). */
export const USCC = '11510000MB0000001R';

/** An entry that keeps the guideline: a database, shared on conditions through an interface. */
export const DATABASE_ENTRY: JsonObject = {
  category: '3',
  group: '市教育局',
  subgroup: '学籍管理',
  name: '中小学学籍信息',
  code: '307001/000012',
  provider: '市教育局',
  providerCode: USCC,
  abstract: '全市中小学在籍学生的基本信息和学籍变动',
  formatKind: 'database',
  format: '达梦',
  items: [
    { itemName: '姓名', dataType: 'C', dataLength: 50 },
    { itemName: '入学日期', dataType: 'D' },
  ],
  shareKind: 'conditional',
  shareUse: '作为行政依据，用于入学资格核查',
  shareCondition: '经市教育局同意',
  sharedWith: '市公安局、市人力资源社会保障局',
  shareWay: 'interface',
  open: false,
  updateCycle: 'daily',
  publishedOn: '2026-01-05',
  related: [{ relatedCode: '101001/000003' }],
};

/** A file, shared with everybody and opened. */
export const FILE_ENTRY: JsonObject = {
  category: '2',
  group: '公共服务',
  subgroup: '教育',
  name: '普惠性幼儿园名录',
  code: '201003/000001',
  provider: '市教育局',
  providerCode: USCC,
  abstract: '经认定的普惠性幼儿园名称、地址和收费标准',
  formatKind: 'file',
  format: 'OFD',
  shareKind: 'universal',
  shareUse: '工作参考',
  shareWay: 'file',
  open: true,
  openCondition: '注明来源即可使用',
  updateCycle: 'yearly',
};

/** What nobody else is given, with the law that says so. */
export const WITHHELD_ENTRY: JsonObject = {
  ...FILE_ENTRY,
  name: '未成年人心理危机个案',
  code: '307002/000001',
  category: '3',
  shareKind: 'none',
  shareUse: null,
  shareWay: null,
  legalBasis: '《中华人民共和国未成年人保护法》第六十三条',
  open: false,
  openCondition: null,
};
