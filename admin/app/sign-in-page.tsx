import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { t } from '../i18n/t';
import { LanguageSwitch } from '../kit/language-switch';
import { placeWithin } from './place-within';
import { SignInForm } from './sign-in-form';
import './sign-in.css';

/** Signs in and goes on to where the person wanted to go. */
export function SignInPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const state = useLocation().state as { readonly from?: unknown } | null;
  const [search] = useSearchParams();
  const from = placeWithin(state?.from) ?? placeWithin(search.get('from')) ?? '/';
  useEffect(() => {
    document.title = t('登录 · 统筹');
  }, []);
  return (
    <main className="tc-sign-in-page">
      <div className="tc-sign-in-card">
        <h1>{t('统筹')}</h1>
        <p className="tc-muted">{t('政府投资信息化项目管理平台')}</p>
        <SignInForm
          onSignedIn={async () => {
            client.clear();
            await navigate(from, { replace: true });
          }}
        />
      </div>
      <LanguageSwitch />
    </main>
  );
}
