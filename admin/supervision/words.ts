import { t } from '../i18n/t';
import type { Words } from '../kit/words';

export const STATUS: Words = {
  OPEN: t('已登记'),
  RECTIFYING: t('限期整改'),
  REPORTED: t('已报整改待核'),
  CLOSED: t('已了结'),
};

export const SOURCE: Words = {
  MONITORING: t('绩效监控'),
  EVALUATION: t('绩效评价结果'),
  AUDIT: t('审计'),
  QUERY: t('问题查询'),
  INSPECTION: t('检查发现'),
};
