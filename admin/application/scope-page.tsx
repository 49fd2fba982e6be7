import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { askScope, readFacts, type CompiledRegime, type Finding, type JsonObject } from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { fromApi } from '../kit/api-finding';
import { Empty } from '../kit/empty';
import { FindingList } from '../kit/finding-list';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { useEditionsInForce, useRegime, type EditionInForce } from '../regime/use-regime';
import { START } from './draft-queries';
import { ScopeAnswers } from './scope-answers';
import { ScopeQuestion } from './scope-question';
import '../kit/rows.css';
import { t } from '../i18n/t';

/** Before anything is filled in: does the regulation apply at all? One question after the other. */
export function ScopePage() {
  const editions = useEditionsInForce();
  const [search, setSearch] = useSearchParams();
  const all = editions.data ?? [];
  const edition = all.length === 1 ? all[0] : all.find(({ regimeCode }) => regimeCode === search.get('regime'));
  return (
    <>
      <PageTitle title={t('申报新项目')}>{t('先看项目是否适用本办法。不适用的到此为止，不会留下任何内容。')}</PageTitle>
      {editions.isPending && <Loading />}
      {editions.isError && <Problem error={editions.error} onRetry={() => void editions.refetch()} />}
      {editions.data?.length === 0 && <Empty title={t('本级政府还没有施行中的制度，暂不能申报')} />}
      {!edition && all.length > 1 && (
        <Choice
          title={t('按哪一项制度申报？')}
          options={all.map(({ regimeCode, title }) => ({ code: regimeCode, title }))}
          onChoose={(regime) => setSearch({ regime })}
        />
      )}
      {edition && <InEdition edition={edition} />}
    </>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly options: readonly { readonly code: string; readonly title: string }[];
  readonly onChoose: (code: string) => void;
}

function Choice({ title, options, onChoose }: ChoiceProps) {
  return (
    <Panel title={title}>
      <ul className="tc-rows">
        {options.map((option) => (
          <li key={option.code}>
            <Button onClick={() => onChoose(option.code)}>{option.title}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function InEdition({ edition }: { readonly edition: EditionInForce }) {
  const regime = useRegime(edition);
  const [search, setSearch] = useSearchParams();
  if (regime.isPending) return <Loading />;
  if (regime.isError) return <Problem error={regime.error} onRetry={() => void regime.refetch()} />;
  const procedures = regime.data.regime.procedures.filter(({ kind }) => kind === 'main');
  const procedure =
    procedures.length === 1 ? procedures[0] : procedures.find(({ code }) => code === search.get('procedure'));
  if (!procedure) {
    const choose = (code: string): void => setSearch({ regime: edition.regimeCode, procedure: code });
    return <Choice title={t('要办哪一项？')} options={procedures} onChoose={choose} />;
  }
  return <Questions key={procedure.code} regime={regime.data} edition={edition} procedure={procedure.code} />;
}

interface QuestionsProps {
  readonly regime: CompiledRegime;
  readonly edition: EditionInForce;
  readonly procedure: string;
}

function Questions({ regime, edition, procedure }: QuestionsProps) {
  const person = useMe().person?.id ?? 'nobody';
  const [kept] = useState(() => new ScopeAnswers(window.sessionStorage, { person, edition: edition.hash, procedure }));
  const [given, setGiven] = useState<JsonObject>(() => kept.read());
  const navigate = useNavigate();
  const client = useQueryClient();
  const { value: scope, findings } = askScope(regime, given);
  const questions = regime.regime.scope.questions;
  const answered = questions.filter(({ fact }) => Object.hasOwn(given, fact));
  const refused = scope.inScope === false;
  const next = refused ? undefined : questions.find(({ fact }) => fact === scope.next);
  useEffect(() => {
    if (refused) kept.forget();
    else kept.keep(given);
  }, [kept, given, refused]);
  const start = useMutation({
    mutationFn: async () =>
      (await request(START, { input: { regimeCode: edition.regimeCode, procedure, given } })).startFiling,
    onSuccess: async ({ draft }) => {
      if (!draft) return;
      kept.forget();
      await client.invalidateQueries({ queryKey: ['my-drafts'] });
      await navigate(`/filings/${draft.id}`);
    },
  });
  const said: readonly Finding[] = start.data ? fromApi(start.data.findings) : [];
  const again = (fact: string): void => {
    start.reset();
    setGiven((before) => Object.fromEntries(Object.entries(before).filter(([name]) => name !== fact)));
  };
  return (
    <>
      {answered.length > 0 && (
        <Panel
          title={t('已回答')}
          extra={<span className="tc-muted">{`${answered.length} / ${questions.length}`}</span>}
        >
          <ul className="tc-rows">
            {answered.map((question) => (
              <li key={question.fact}>
                <span className="tc-rows-title">{question.title}</span>
                <span>{wordAnswer(regime, question.fact, given)}</span>
                <Button
                  size="small"
                  aria-label={t('修改：{{title}}', { title: question.title })}
                  onClick={() => again(question.fact)}
                >
                  {t('修改')}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <div aria-live="polite">
        {refused && (
          <Panel title={t('不适用本办法')}>
            <FindingList findings={findings} />
            <p>{t('没有建立草稿，以上回答也未保存。如有填错，可点“修改”。')}</p>
            <Link to="/filings">{t('回到项目申报')}</Link>
          </Panel>
        )}
      </div>
      {next && (
        <ScopeQuestion
          key={next.fact}
          regime={regime}
          question={next}
          number={answered.length + 1}
          of={questions.length}
          onAnswer={(value) => setGiven((before) => ({ ...before, [next.fact]: value }))}
        />
      )}
      {scope.inScope === true && !next && (
        <Panel title={t('适用本办法')}>
          <p>{t('可以开始填报。填写的内容会自动保存为草稿，随时可以回来接着填。')}</p>
          <FindingList findings={said} />
          {start.data?.errors.map(({ message }) => (
            <Alert key={message} type="error" showIcon message={message} />
          ))}
          {start.isError && <Alert type="error" showIcon message={start.error.message} style={{ marginBottom: 12 }} />}
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
            {t('开始填报')}
          </Button>
        </Panel>
      )}
    </>
  );
}

function wordAnswer(regime: CompiledRegime, name: string, given: JsonObject): string {
  const { value } = readFacts(regime.vocabulary, { [name]: given[name] ?? null });
  return regime.vocabulary.word(name, value[name] ?? null);
}
