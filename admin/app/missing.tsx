import { Link } from 'react-router';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';

/** No such page. */
export function Missing() {
  return (
    <>
      <PageTitle title={t('没有这个页面')} />
      <p>{t('网址可能有误，或者页面已经移走。')}</p>
      <Link to="/">{t('回首页')}</Link>
    </>
  );
}
