import { t } from '../../i18n/t';
import type { Clash } from '../workspace/merge-files';

/** Who changed what since both parted, and what that asks of the reader; one sentence each. */
export function wordConflict(
  clashes: readonly Clash[],
  theirName: string,
  word: (path: string) => string,
): readonly string[] {
  const files = (by: Clash['changedBy']): string =>
    clashes
      .filter(({ changedBy }) => changedBy === by)
      .map(({ path }) => word(path))
      .join(t('、'));
  const [theirs, mine, both] = [files('theirs'), files('mine'), files('both')];
  return [
    ...(theirs === '' ? [] : [t('只有{{name}}改过：{{files}}。合并时用对方的。', { name: theirName, files: theirs })]),
    ...(mine === '' ? [] : [t('只有您改过：{{files}}。合并时用您的。', { files: mine })]),
    ...(both === ''
      ? []
      : [
          t('{{name}}和您都改过：{{files}}。请逐个选定；没有选上的那一边，须照着差异再改一次。', {
            name: theirName,
            files: both,
          }),
        ]),
  ];
}
