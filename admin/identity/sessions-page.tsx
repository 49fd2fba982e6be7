import { Button } from 'antd';
import { request } from '../graphql/request';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';
import { FINDING } from '../kit/finding-fragment';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { minuteOf } from '../kit/time';
import { ActProblem } from './act-problem';
import { ListState } from './list-state';
import { useAct } from './use-act';
import { useList } from './use-list';
import '../kit/rows.css';

const SESSIONS = graphql(`
  query Sessions($after: String) {
    sessions(first: 50, after: $after) {
      nodes {
        id
        createdAt
        expiresAt
        person {
          name
        }
        appointment {
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const END_SESSION = graphql(
  `
    mutation EndSession($input: EndSessionInput!) {
      endSession(input: $input) {
        errors {
          path
          message
        }
        findings {
          ...Finding
        }
      }
    }
  `,
  [FINDING],
);

/** Who is signed in for the own government; ending one is at once, and signing in again undoes it. */
export function SessionsPage() {
  const end = useAct(END_SESSION);
  const { list, rows } = useList(
    ['sessions'],
    async (after, signal) => (await request(SESSIONS, after === null ? {} : { after }, signal)).sessions,
  );
  return (
    <>
      <PageTitle title={t('登录中的会话')}>{t('正以本级政府的任职登录的人员。')}</PageTitle>
      <ActProblem error={end.error} />
      <Panel title={t('会话')}>
        <ListState list={list} count={rows.length} empty={t('没有登录中的会话')}>
          <table className="tc-table tc-roomy">
            <thead>
              <tr>
                <th scope="col">{t('姓名')}</th>
                <th scope="col">{t('任职')}</th>
                <th scope="col">{t('登录于')}</th>
                <th scope="col">{t('到期')}</th>
                <th scope="col">{t('操作')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.person?.name}</td>
                  <td data-label={t('任职')}>{row.appointment?.title}</td>
                  <td data-label={t('登录于')} className="numeric">
                    {minuteOf(row.createdAt)}
                  </td>
                  <td data-label={t('到期')} className="numeric">
                    {minuteOf(row.expiresAt)}
                  </td>
                  <td data-label={t('操作')}>
                    <Button
                      size="small"
                      aria-label={t('令其退出：{{name}}', { name: row.person?.name ?? '' })}
                      disabled={end.isPending}
                      onClick={() => end.mutate({ input: { id: row.id } })}
                    >
                      {t('令其退出')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ListState>
      </Panel>
    </>
  );
}
