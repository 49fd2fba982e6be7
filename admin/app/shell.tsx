import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense } from 'react';
import { NavLink, Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { request } from '../graphql/request';
import { graphql } from '../graphql/tada';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';
import { useSession, type Me } from '../graphql/session';
import { Bell } from '../notice/bell';
import './shell.css';

const LOGOUT = graphql(`
  mutation Logout {
    logout {
      errors {
        message
      }
    }
  }
`);

const SWITCH = graphql(`
  mutation SwitchAppointment($input: SwitchAppointmentInput!) {
    switchAppointment(input: $input) {
      errors {
        message
      }
    }
  }
`);

const PAGES = [
  { to: '/tasks', title: '我的待办' },
  { to: '/filings', title: '项目申报' },
  { to: '/matrix', title: '审批矩阵试算' },
] as const;

/** The frame of every page behind the sign-in: where one can go, who one is, in which office. */
export function Shell() {
  const session = useSession();
  const location = useLocation();
  if (session.isPending) return <Loading rows={8} />;
  if (session.isError) return <Problem page error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Navigate to="/sign-in" state={{ from: location.pathname + location.search }} replace />;
  return (
    <>
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <header className="tc-header">
        <span className="tc-brand">统筹</span>
        <nav aria-label="主导航">
          {PAGES.map(({ to, title }) => (
            <NavLink key={to} to={to}>
              {title}
            </NavLink>
          ))}
        </nav>
        <Bell enabled={session.data.government !== null} />
        <Identity me={session.data} />
      </header>
      <main id="content" className="page" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}

function Identity({ me }: { readonly me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => request(LOGOUT, {}),
    onSuccess: async () => {
      client.clear();
      await navigate('/sign-in');
    },
  });
  const turn = useMutation({
    mutationFn: (appointment: string) => request(SWITCH, { input: { appointment } }),
    onSuccess: () => client.resetQueries(),
  });
  return (
    <div className="tc-identity">
      <span>{me.person?.name}</span>
      {me.appointments.length > 1 || !me.appointment ? (
        <select
          className="tc-office-choice"
          aria-label="以何任职操作"
          disabled={turn.isPending}
          value={me.appointment?.id ?? ''}
          onChange={({ target }) => target.value && turn.mutate(target.value)}
        >
          {!me.appointment && <option value="">请选择任职</option>}
          {me.appointments.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      ) : (
        <span className="tc-office" title={me.appointment.title}>
          {me.appointment.title}
        </span>
      )}
      <Button size="small" loading={leave.isPending} onClick={() => leave.mutate()}>
        退出
      </Button>
    </div>
  );
}

/** No such page. */
export function Missing() {
  return (
    <>
      <PageTitle title="没有这个页面" />
      <p>网址可能有误，或者页面已经移走。</p>
      <NavLink to="/">回首页</NavLink>
    </>
  );
}
