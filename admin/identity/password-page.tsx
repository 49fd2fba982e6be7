import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import './identity.css';

const CHANGE = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      errors {
        path
        message
      }
    }
  }
`);

/** One's own password; forced where somebody else has set it. */
export function PasswordPage() {
  const forced = useMe().mustChangePassword;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== next;
  const change = useMutation({
    mutationFn: async () => {
      const { changePassword } = await request(CHANGE, { input: { current, next } });
      const refusal = changePassword.errors[0];
      if (refusal) throw new Error(refusal.message);
    },
    onSuccess: () => {
      // Rights were withheld until now: everything is asked anew.
      if (forced) return window.location.assign('/');
      setCurrent('');
      setNext('');
      setAgain('');
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <>
      <PageTitle title={t('修改口令')} />
      <Panel title={forced ? t('口令由管理员设定，请先改成只有您知道的') : t('我的口令')}>
        <form className="tc-form tc-form-narrow" onSubmit={submit}>
          <PasswordBox label={t('原口令')} value={current} onChange={setCurrent} autoComplete="current-password" />
          <PasswordBox
            label={t('新口令')}
            help={t('10 个字符以上，大写字母、小写字母、数字、符号至少三种')}
            value={next}
            onChange={setNext}
            autoComplete="new-password"
          />
          <PasswordBox
            label={t('再输一遍新口令')}
            value={again}
            onChange={setAgain}
            autoComplete="new-password"
            problem={differs ? t('两遍输入不一致') : null}
          />
          <div role="alert">{change.isError && <Alert type="error" showIcon message={change.error.message} />}</div>
          <div role="status">
            {change.isSuccess && !forced && (
              <Alert type="success" showIcon message={t('口令已修改，您在其他设备上的登录已全部退出。')} />
            )}
          </div>
          <Button
            type="primary"
            htmlType="submit"
            loading={change.isPending}
            disabled={current === '' || next === '' || again !== next}
          >
            {t('修改口令')}
          </Button>
        </form>
      </Panel>
    </>
  );
}

interface PasswordBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: string;
  readonly help?: string;
  readonly problem?: string | null;
}

function PasswordBox({ label, value, onChange, autoComplete, help, problem = null }: PasswordBoxProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        value={value}
        autoComplete={autoComplete}
        aria-describedby={`${id}help`}
        {...(problem === null ? {} : { status: 'error' as const })}
        onChange={({ target }) => onChange(target.value)}
      />
      <div id={`${id}help`} className={problem === null ? 'tc-muted' : 'tc-field-problem'}>
        {problem ?? help}
      </div>
    </div>
  );
}
