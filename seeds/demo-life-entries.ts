import type { JsonObject } from '../form-schemas/engine';
import type { LifeEntry } from './demo-life';

/** What the projects of the longer lives publish of their data before they are built or accepted. Invented. */

const SHARED = {
  category: '3',
  formatKind: 'database',
  format: '达梦',
  shareKind: 'conditional',
  shareUse: '业务协同、数据校核',
  shareWay: 'interface',
  open: false,
} as const;

const NOT_COLLECTED: JsonObject = { collected: false };

export const TRAINING_ENTRY: LifeEntry = {
  extension: NOT_COLLECTED,
  fields: {
    ...SHARED,
    group: '市教育局',
    subgroup: '教师管理',
    provider: '市教育局',
    providerCode: '11510000MB0000001R',
    name: '教师培训学时信息',
    code: '307003/000001',
    abstract: '全市中小学教师历次培训的课程、学时和考核结果',
    items: [
      { itemName: '姓名', dataType: 'C', dataLength: 50 },
      { itemName: '培训课程', dataType: 'C', dataLength: 100 },
      { itemName: '学时', dataType: 'I' },
    ],
    shareCondition: '经市教育局同意，只用于职称评审核查',
    sharedWith: '市人力资源社会保障局',
    updateCycle: 'monthly',
  },
};

export const ROAD_ENTRY: LifeEntry = {
  extension: NOT_COLLECTED,
  fields: {
    ...SHARED,
    group: '市交通运输局',
    subgroup: '公路管理',
    provider: '市交通运输局',
    providerCode: '11510000MB0000002W',
    name: '道路养护作业信息',
    code: '308002/000001',
    abstract: '养护作业的路段、起止时间和占道情况',
    items: [
      { itemName: '路段编号', dataType: 'C', dataLength: 32 },
      { itemName: '作业开始时间', dataType: 'T' },
      { itemName: '占用车道数', dataType: 'I' },
    ],
    shareCondition: '用于交通组织和信息发布',
    sharedWith: '市公安局',
    updateCycle: 'daily',
  },
};

export const CARGO_ENTRY: LifeEntry = {
  extension: NOT_COLLECTED,
  fields: {
    ...ROAD_ENTRY.fields,
    subgroup: '道路运输管理',
    name: '危险货物运输电子运单',
    code: '308003/000001',
    abstract: '危险货物道路运输的承运人、车辆、货物和起讫地点',
    items: [
      { itemName: '运单编号', dataType: 'C', dataLength: 32 },
      { itemName: '车牌号', dataType: 'C', dataLength: 16 },
      { itemName: '货物名称', dataType: 'C', dataLength: 100 },
    ],
    shareCondition: '用于运输安全监管和应急处置',
    sharedWith: '市应急管理局、市公安局',
    updateCycle: 'real-time',
  },
};

export const SUPPLIES_ENTRY: LifeEntry = {
  extension: NOT_COLLECTED,
  fields: {
    ...SHARED,
    group: '市应急管理局',
    subgroup: '物资保障',
    provider: '市应急管理局',
    providerCode: '11510000MB00000043',
    name: '应急物资库存信息',
    code: '310001/000001',
    abstract: '各储备库应急物资的品种、数量和存放地点',
    items: [
      { itemName: '物资名称', dataType: 'C', dataLength: 100 },
      { itemName: '库存数量', dataType: 'N', dataLength: 12 },
      { itemName: '储备库', dataType: 'C', dataLength: 100 },
    ],
    shareCondition: '用于突发事件处置的物资调度',
    sharedWith: '市卫生健康委、市交通运输局',
    updateCycle: 'daily',
  },
};

export const DRAINAGE_ENTRY: LifeEntry = {
  extension: {},
  fields: {
    ...SHARED,
    group: '市住房和城乡建设局',
    subgroup: '市政设施',
    provider: '市住房和城乡建设局',
    providerCode: '11431000MB0000001P',
    name: '易涝点水位监测信息',
    code: '305001/000001',
    abstract: '城区易涝点和排水泵站的位置、实时水位和预警等级',
    items: [
      { itemName: '监测点编号', dataType: 'C', dataLength: 32 },
      { itemName: '水位', dataType: 'N', dataLength: 6 },
      { itemName: '观测时间', dataType: 'T' },
    ],
    shareCondition: '用于防汛指挥和交通疏导',
    sharedWith: '市应急管理局、市公安局',
    updateCycle: 'real-time',
  },
};
