import { Button } from 'antd';
import type { Me } from '../graphql/session';
import { t } from '../i18n/t';

/** Another window signed in as somebody else, or changed the office: this page still shows what it showed before. */
export function ChangedElsewhere({ now }: { readonly now: Me }) {
  return (
    <div className="tc-changed" role="alert">
      <span>
        {t('另一个窗口已改为 {{name}}（{{office}}）操作，此页仍是原来的内容。', {
          name: now.person?.name ?? '',
          office: now.appointment?.title ?? t('未选任职'),
        })}
      </span>
      <Button size="small" onClick={() => window.location.assign('/')}>
        {t('以新的身份继续')}
      </Button>
    </div>
  );
}
