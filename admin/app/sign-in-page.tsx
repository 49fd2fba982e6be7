import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Input, Typography } from 'antd';
import { useState, type FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { RequestError, request } from '../graphql/request';
import { graphql } from '../graphql/tada';

const LOGIN = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      errors {
        message
      }
      me {
        government
      }
    }
  }
`);

/** Signs in and goes on to where the person wanted to go. */
export function SignInPage() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const from = (useLocation().state as { readonly from?: string } | null)?.from ?? '/';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const { login } = await request(LOGIN, { input: { name: name.trim(), password } });
      const refusal = login.errors[0]?.message;
      if (refusal) return setProblem(refusal);
      client.clear();
      await navigate(from, { replace: true });
    } catch (error) {
      setProblem(error instanceof RequestError ? error.message : '登录失败，请重试');
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="page" style={{ maxWidth: 420, paddingTop: '10vh' }}>
      <Card>
        <Typography.Title level={1} style={{ fontSize: 24, marginTop: 0 }}>
          统筹
        </Typography.Title>
        <Typography.Paragraph type="secondary">政府投资信息化项目管理平台</Typography.Paragraph>
        <form onSubmit={(event) => void submit(event)}>
          <label htmlFor="name">登录名</label>
          <Input
            id="name"
            autoComplete="username"
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            style={{ margin: '4px 0 12px' }}
          />
          <label htmlFor="password">口令</label>
          <Input.Password
            id="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            style={{ margin: '4px 0 16px' }}
          />
          <div role="alert">
            {problem && <Alert type="error" showIcon message={problem} style={{ marginBottom: 16 }} />}
          </div>
          <Button type="primary" htmlType="submit" block loading={busy} disabled={!name.trim() || !password}>
            登录
          </Button>
        </form>
      </Card>
    </main>
  );
}
