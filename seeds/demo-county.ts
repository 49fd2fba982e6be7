import type { DemoGovernment } from './demo';

/** A county under the city: people of its own, no regime yet; of the city it sees the published regime, from which it may start. */
export const DEMO_COUNTY: DemoGovernment = {
  code: '511703',
  title: '达州市达川区人民政府',
  level: 'county',
  parent: '511700',
  organisations: [
    { code: 'government-office', title: '区政府办公室', kind: 'state-organ' },
    { code: 'digital-bureau', title: '区数字经济局', kind: 'state-organ' },
    { code: 'education', title: '区教育局', kind: 'state-organ' },
  ],
  officials: [
    { login: 'dachuan.filer', name: '柏雪梅', organisation: 'education', title: '信息化专员', roles: ['applicant'] },
    {
      login: 'dachuan.reviewer',
      name: '窦志远',
      organisation: 'digital-bureau',
      title: '项目管理科科长',
      roles: ['decider'],
    },
    {
      login: 'dachuan.prepare',
      name: '章若水',
      organisation: 'digital-bureau',
      title: '制度编制',
      roles: ['regime-editor'],
    },
    {
      login: 'dachuan.publish',
      name: '云长青',
      organisation: 'government-office',
      title: '制度发布',
      roles: ['regime-editor'],
    },
    {
      login: 'dachuan.system',
      name: '苏晓',
      organisation: 'government-office',
      title: '系统管理员',
      roles: ['system-administrator'],
    },
    {
      login: 'dachuan.security',
      name: '潘岳',
      organisation: 'government-office',
      title: '安全管理员',
      roles: ['security-administrator'],
    },
    {
      login: 'dachuan.auditor',
      name: '葛平',
      organisation: 'government-office',
      title: '审计管理员',
      roles: ['auditor'],
    },
  ],
};
