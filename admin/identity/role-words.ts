import { t } from '../i18n/t';
import type { Words } from '../kit/words';

/** Roles of posts; the keys are all that the API knows (a test holds them together). */
export const ROLE: Words = {
  applicant: t('申报经办人'),
  decider: t('审批人'),
  clerk: t('登记员'),
  'regime-editor': t('制度管理员'),
  'system-administrator': t('系统管理员'),
  'security-administrator': t('安全管理员'),
  auditor: t('审计管理员'),
  reader: t('查阅人'),
};
