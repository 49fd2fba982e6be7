import { GraphiQL, type GraphiQLProps } from 'graphiql';
import 'graphiql/style.css';
import { tellSessionLost } from '../graphql/session-lost';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { PageTitle } from '../kit/page-title';
import './graphiql-page.css';

interface Asked {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
}

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: unknown } }[];
}

/** Asks as the console does, under the same session: whoever is here sees no more than on every other page. */
async function ask({ query, variables, operationName }: Asked): Promise<Answered> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const answer = (await response.json()) as Answered;
  if (answer.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')) tellSessionLost();
  return answer;
}

const BEGINNING = `{
  me {
    person { name }
    appointment { title }
    rights
  }
}
`;

/** The API's own query page, bundled. */
export function GraphiqlPage() {
  const allowed = useMe().rights.includes('graphiql:use');
  return (
    <>
      <PageTitle title={t('接口查询')}>
        {t('以您当前的任职查询 GraphQL 接口，所见与其他页面相同；变更会真的执行，并记入审计。')}
      </PageTitle>
      {allowed ? (
        <div className="tc-graphiql">
          <GraphiQL
            fetcher={(asked) => ask(asked as Asked) as ReturnType<GraphiQLProps['fetcher']>}
            defaultQuery={BEGINNING}
            isHeadersEditorEnabled={false}
            showPersistHeadersSettings={false}
            forcedTheme="light"
          >
            <GraphiQL.Logo>{t('统筹')}</GraphiQL.Logo>
          </GraphiQL>
        </div>
      ) : (
        <Empty title={t('您现在的任职不能使用接口查询')}>
          <p>{t('它供制度管理员与系统管理员使用。')}</p>
        </Empty>
      )}
    </>
  );
}
