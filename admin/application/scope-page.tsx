import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  askScope,
  isFine,
  readFacts,
  type CompiledRegime,
  type Finding,
  type Json,
  type JsonObject,
  type ScopeDocument,
} from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { fromApi } from '../kit/api-finding';
import { ClauseChip } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { FindingList } from '../kit/finding-list';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { useEditionsInForce, useRegime, type EditionInForce } from '../regime/use-regime';
import { FactInput } from '../widgets/fact-input';
import { START } from './draft-queries';
import '../kit/rows.css';

/** Before anything is filled in: does the regulation apply at all? One question after the other. */
export function ScopePage() {
  const editions = useEditionsInForce();
  const [chosen, setChosen] = useState<string | null>(null);
  const edition = editions.data?.length === 1 ? editions.data[0] : editions.data?.find(({ id }) => id === chosen);
  return (
    <>
      <PageTitle title="申报新项目">先看项目是否适用本办法。不适用的到此为止，不会留下任何内容。</PageTitle>
      {editions.isPending && <Loading />}
      {editions.isError && <Problem error={editions.error} onRetry={() => void editions.refetch()} />}
      {editions.data?.length === 0 && <Empty title="本级政府还没有施行中的制度，暂不能申报" />}
      {!edition && (editions.data?.length ?? 0) > 1 && (
        <Panel title="按哪一项制度申报？">
          <ul className="tc-rows">
            {editions.data?.map(({ id, title }) => (
              <li key={id}>
                <Button onClick={() => setChosen(id)}>{title}</Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {edition && <InEdition edition={edition} />}
    </>
  );
}

function InEdition({ edition }: { readonly edition: EditionInForce }) {
  const regime = useRegime(edition);
  const [chosen, setChosen] = useState<string | null>(null);
  if (regime.isPending) return <Loading />;
  if (regime.isError) return <Problem error={regime.error} onRetry={() => void regime.refetch()} />;
  const procedures = regime.data.regime.procedures.filter(({ kind }) => kind === 'main');
  const procedure = procedures.length === 1 ? procedures[0] : procedures.find(({ code }) => code === chosen);
  if (!procedure) {
    return (
      <Panel title="要办哪一项？">
        <ul className="tc-rows">
          {procedures.map(({ code, title }) => (
            <li key={code}>
              <Button onClick={() => setChosen(code)}>{title}</Button>
            </li>
          ))}
        </ul>
      </Panel>
    );
  }
  return <Questions regime={regime.data} regimeCode={edition.regimeCode} procedure={procedure.code} />;
}

type Question = ScopeDocument['questions'][number];

interface QuestionsProps {
  readonly regime: CompiledRegime;
  readonly regimeCode: string;
  readonly procedure: string;
}

function Questions({ regime, regimeCode, procedure }: QuestionsProps) {
  const [given, setGiven] = useState<JsonObject>({});
  const navigate = useNavigate();
  const client = useQueryClient();
  const { value: scope, findings } = askScope(regime, given);
  const questions = regime.regime.scope.questions;
  const answered = questions.filter(({ fact }) => Object.hasOwn(given, fact));
  const refused = scope.inScope === false;
  const next = refused ? undefined : questions.find(({ fact }) => fact === scope.next);
  const start = useMutation({
    mutationFn: async () => (await request(START, { input: { regimeCode, procedure, given } })).startFiling,
    onSuccess: async ({ draft }) => {
      if (!draft) return;
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
        <Panel title="已回答" extra={<span className="tc-muted">{`${answered.length} / ${questions.length}`}</span>}>
          <ul className="tc-rows">
            {answered.map((question) => (
              <li key={question.fact}>
                <span className="tc-rows-title">{question.title}</span>
                <span>{wordAnswer(regime, question.fact, given)}</span>
                <Button size="small" aria-label={`修改：${question.title}`} onClick={() => again(question.fact)}>
                  修改
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <div aria-live="polite">
        {refused && (
          <Panel title="不适用本办法">
            <FindingList findings={findings} />
            <p>没有建立草稿，以上回答也未保存。如有填错，可点“修改”。</p>
            <Link to="/filings">回到项目申报</Link>
          </Panel>
        )}
      </div>
      {next && (
        <Ask
          key={next.fact}
          regime={regime}
          question={next}
          number={answered.length + 1}
          of={questions.length}
          onAnswer={(value) => setGiven((before) => ({ ...before, [next.fact]: value }))}
        />
      )}
      {scope.inScope === true && !next && (
        <Panel title="适用本办法">
          <p>可以开始填报。填写的内容会自动保存为草稿，随时可以回来接着填。</p>
          <FindingList findings={said} />
          {start.data?.errors.map(({ message }) => (
            <Alert key={message} type="error" showIcon message={message} />
          ))}
          {start.isError && <Alert type="error" showIcon message={start.error.message} style={{ marginBottom: 12 }} />}
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
            开始填报
          </Button>
        </Panel>
      )}
    </>
  );
}

interface AskProps {
  readonly regime: CompiledRegime;
  readonly question: Question;
  readonly number: number;
  readonly of: number;
  readonly onAnswer: (value: Json) => void;
}

function Ask({ regime, question, number, of, onAnswer }: AskProps) {
  const [value, setValue] = useState<Json>(null);
  const [errors, setErrors] = useState<readonly string[]>([]);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (number > 1) box.current?.querySelector<HTMLElement>('input')?.focus();
  }, [number]);
  const fact = regime.vocabulary.facts.get(question.fact);
  if (!fact) return null;
  function submit(event: FormEvent): void {
    event.preventDefault();
    const read = readFacts(regime.vocabulary, { [question.fact]: value });
    if (value === null) setErrors(['请先回答这一问']);
    else if (!isFine(read.findings)) setErrors(read.findings.map(({ message }) => message));
    else onAnswer(value);
  }
  return (
    <Panel title={`第 ${number} 问（共 ${of} 问）`} extra={<ClauseChip article={regime.article(question.clause)} />}>
      <form ref={box} onSubmit={submit}>
        <FactInput
          fact={fact}
          label={question.title}
          help={question.help}
          value={value}
          errors={errors}
          onChange={(changed) => {
            setErrors([]);
            setValue(changed);
          }}
        />
        <Button type="primary" htmlType="submit">
          下一步
        </Button>
      </form>
    </Panel>
  );
}

function wordAnswer(regime: CompiledRegime, name: string, given: JsonObject): string {
  const { value } = readFacts(regime.vocabulary, { [name]: given[name] ?? null });
  return regime.vocabulary.word(name, value[name] ?? null);
}
