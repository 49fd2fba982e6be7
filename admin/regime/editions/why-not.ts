import { t } from '../../i18n/t';

export interface Made {
  readonly preparedBy: { readonly id: string } | null;
  readonly submittedBy: { readonly id: string } | null;
  readonly editors: readonly { readonly id: string }[];
}

/** Whether somebody prepared, handed in or edited it. */
export function isHand({ preparedBy, submittedBy, editors }: Made, person: string | null): boolean {
  if (person === null) return false;
  return preparedBy?.id === person || submittedBy?.id === person || editors.some(({ id }) => id === person);
}

/** Why this person may not publish an edition, in words; null where nothing stands against it. The server asks again. */
export function whyNotPublish(edition: Made, person: string | null, rights: readonly string[]): string | null {
  if (!rights.includes('regime:publish')) return t('您现在的任职不能发布制度');
  if (person === null) return t('只有以自己身份登录的人才能发布');
  if (edition.preparedBy?.id === person) return t('这一版是您编制的，须由另一名制度管理员发布');
  if (edition.submittedBy?.id === person) return t('这一版是您送审的，须由另一名制度管理员发布');
  if (edition.editors.some(({ id }) => id === person)) return t('您改过这一版的草稿，须由没有参与编制的制度管理员发布');
  return null;
}

interface Proposed extends Made {
  readonly confirmation: { readonly proposedBy: { readonly id: string } | null } | null;
}

/** Why this person may not confirm that an edition is gone by, in words; null where nothing stands against it. */
export function whyNotConfirm(edition: Proposed, person: string | null): string | null {
  if (person === null) return t('只有以自己身份登录的人才能确认');
  if (edition.confirmation?.proposedBy?.id === person) return t('是您提出的，须由另一名制度管理员确认');
  if (isHand(edition, person)) return t('您编制、送审或改过这一版，须由没有参与编制的制度管理员确认');
  return null;
}
