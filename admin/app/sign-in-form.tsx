import { Button } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { RequestError, request } from '../graphql/request';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';

const LOGIN = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      errors {
        message
      }
      me {
        person {
          id
        }
      }
    }
  }
`);

/** Name and password; what happens then is the page's business. Of plain controls: it is loaded before anything else. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (person: string | null) => Promise<void> | void }) {
  const id = useId();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const { login } = await request(LOGIN, { input: { name: name.trim(), password } });
      const refusal = login.errors[0]?.message;
      if (refusal) return setProblem(refusal);
      await onSignedIn(login.me?.person?.id ?? null);
    } catch (error) {
      setProblem(error instanceof RequestError ? error.message : t('登录失败，请重试'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="tc-sign-in" onSubmit={(event) => void submit(event)}>
      <label htmlFor={`${id}name`}>{t('登录名')}</label>
      <input
        className="tc-sign-in-box"
        id={`${id}name`}
        autoComplete="username"
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}password`}>{t('口令')}</label>
      <input
        className="tc-sign-in-box"
        id={`${id}password`}
        type={open ? 'text' : 'password'}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <label className="tc-sign-in-open">
        <input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} /> {t('显示所输字符')}
      </label>
      <div role="alert">{problem && <p className="tc-sign-in-problem">{problem}</p>}</div>
      <Button type="primary" htmlType="submit" block loading={busy} disabled={!name.trim() || !password}>
        {t('登录')}
      </Button>
    </form>
  );
}
