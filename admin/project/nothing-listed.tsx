import { Button } from 'antd';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { LinkButton } from '../kit/link-button';
import { cleared } from './filter';
import type { ProjectFilter } from './use-project-filter';

/** Why the list is empty, and what to do about it. */
export function NothingListed({ filtered, filter }: { readonly filtered: boolean; readonly filter: ProjectFilter }) {
  const mayFile = useMe().roles.includes('applicant');
  if (filtered)
    return (
      <Empty title={t('没有符合筛选的项目')}>
        <p>{t('可以去掉几项条件再看。')}</p>
        <Button onClick={() => filter.setSearch((now) => cleared(now))}>{t('清除筛选')}</Button>
      </Empty>
    );
  return (
    <Empty title={t('项目库里还没有项目')}>
      <p>{t('项目在第一次提交申报时进入项目库，并得到编号。')}</p>
      {mayFile && (
        <LinkButton to="/filings/new" type="primary">
          {t('申报新项目')}
        </LinkButton>
      )}
    </Empty>
  );
}
