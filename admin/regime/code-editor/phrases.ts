import { t } from '../../i18n/t';

/** The editor's own words. */
export function phrases(): Readonly<Record<string, string>> {
  return {
    Find: t('查找'),
    Replace: t('替换'),
    next: t('下一处'),
    previous: t('上一处'),
    all: t('全部'),
    'match case': t('区分大小写'),
    regexp: t('正则'),
    'by word': t('整词'),
    replace: t('替换'),
    'replace all': t('全部替换'),
    close: t('关闭'),
    'Go to line': t('到第几行'),
    go: t('去'),
    'Fold line': t('折叠'),
    'Unfold line': t('展开'),
    'folded code': t('已折叠的内容'),
    unfold: t('展开'),
    Diagnostics: t('错误与提醒'),
    'No diagnostics': t('没有错误'),
    Completions: t('可用的名称'),
  };
}
