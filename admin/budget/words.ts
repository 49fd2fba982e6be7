import { t } from '../i18n/t';

export const STATE = {
  PROPOSED: t('待确认'),
  IN_FORCE: t('已确认'),
  WITHDRAWN: t('已撤销'),
} as const;

export const ACT = {
  PROPOSE: t('编列'),
  CORRECT: t('更正'),
  WITHDRAW: t('撤销'),
  IMPORT: t('导入'),
  CONFIRM: t('确认'),
  DISMISS: t('退回'),
} as const;
