import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { request } from '../graphql/request';
import type { Me } from '../graphql/session';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';
import { Disclosure } from '../kit/disclosure';
import { LanguageSwitch } from '../kit/language-switch';
import { OfficeList } from './office-list';

const LOGOUT = graphql(`
  mutation Logout {
    logout {
      errors {
        message
      }
    }
  }
`);

/** Who one is and as what; changing the office, the password, the language; signing out. */
export function IdentityMenu({ me }: { readonly me: Me }) {
  const name = me.person?.name ?? '';
  const office = me.appointment?.title ?? t('请选择任职');
  const leave = useMutation({
    mutationFn: () => request(LOGOUT, {}),
    // Even a session that had ended already: whoever wants to leave leaves.
    onSettled: () => window.location.assign('/sign-in'),
  });
  return (
    <Disclosure
      className="tc-identity"
      label={t('{{name}} {{office}}：我的菜单', { name, office })}
      shown={
        <>
          {/* What is shown is how the button is called, word by word: whoever speaks to it says what is seen. */}
          <span className="tc-identity-name">{name}</span> <span className="tc-office">{office}</span>
        </>
      }
    >
      {me.appointments.length > 1 && <OfficeList me={me} />}
      {me.rights.includes('delegation:give') && <Link to="/delegations">{t('我的委托')}</Link>}
      <Link to="/password">{t('修改口令')}</Link>
      <LanguageSwitch />
      <button type="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {t('退出登录')}
      </button>
    </Disclosure>
  );
}
