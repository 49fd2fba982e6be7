import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Finding, JsonObject } from '../../../form-schemas/engine';
import { request } from '../../graphql/request';
import { graphql } from '../../graphql/tada';
import { t } from '../../i18n/t';
import { fromApi } from '../../kit/api-finding';
import { FindingList } from '../../kit/finding-list';
import { Problem } from '../../kit/problem';
import { useAskedServer, type AskedServer } from './asked-server';
import { sameFindings } from './same-findings';

const JUDGE = graphql(`
  query FormPreviewVerdict($input: ValidateAnswersInput!) {
    validateAnswers(input: $input) {
      findings {
        code
        severity
        message
        path
        article
      }
    }
  }
`);

/** Nobody is asked before what is filled in has stood still this long, ms. */
const CALM = 900;

interface ServerVerdictProps {
  readonly form: string;
  readonly answers: JsonObject;
  readonly facts: JsonObject;
  /** Null: no limits of rights. */
  readonly body: string | null;
  readonly strict: boolean;
  readonly findings: readonly Finding[];
}

/** The server's word on the same answers, asked by itself; of a draft once what was changed is saved. */
export function ServerVerdict(props: ServerVerdictProps) {
  const asked = useAskedServer();
  if (!asked) return null;
  if (!props.strict) return <p className="tc-help">{t('服务器总是按提交时核对；勾选“按提交时核对”即与它比较。')}</p>;
  return <Verdict {...props} asked={asked} />;
}

function Verdict({
  asked,
  form,
  answers,
  facts,
  body,
  findings,
}: ServerVerdictProps & { readonly asked: AskedServer }) {
  const question = JSON.stringify({ answers, facts, body });
  const calm = useCalm(question);
  const version = asked.kind === 'draft' ? asked.version : 0;
  const said = useQuery({
    queryKey: ['form-verdict', asked.kind, asked.id, version, form, calm],
    enabled: version !== null && calm === question,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const { validateAnswers } = await request(
        JUDGE,
        {
          input: {
            ...(asked.kind === 'draft' ? { regimeDraftId: asked.id } : { editionId: asked.id }),
            form,
            answers,
            facts,
            ...(body === null ? {} : { bodies: [body] }),
          },
        },
        signal,
      );
      return fromApi(validateAnswers.findings);
    },
  });
  if (asked.kind === 'draft' && asked.version === null) {
    return (
      <p className="tc-help" role="status">
        {asked.saving ? t('正在保存草稿，存好后由服务器核对…') : t('改动还没有存到服务器，存好之后由服务器核对。')}
      </p>
    );
  }
  if (said.isError) return <Problem error={said.error} onRetry={() => void said.refetch()} />;
  if (calm !== question || !said.data) {
    return (
      <p className="tc-help" role="status">
        {t('正在请服务器核对…')}
      </p>
    );
  }
  return sameFindings(said.data, findings) ? (
    <p className="tc-server-same" role="status">
      {t('✓ 服务器的结论与浏览器相同。')}
    </p>
  ) : (
    <div role="status">
      <p className="tc-warning">{t('服务器的结论与以上不同，以服务器为准：')}</p>
      {said.data.length === 0 ? <p>{t('服务器没有发现问题。')}</p> : <FindingList findings={said.data} limit={20} />}
    </div>
  );
}

function useCalm(value: string): string {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), CALM);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}
