import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { ActProblem } from '../identity/act-problem';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { ClauseTag } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { todayInBeijing } from '../kit/time';
import { MoneyBox } from '../widgets/money-box';
import { CREATE, loadFrames, SUBJECTS, type Frame } from './evaluation-queries';
import { wordConfirmers } from './words';
import './evaluation.css';

/** Begins an evaluation: of which kind, of what, for which year; with the score that a report has published, or to be scored. */
export function NewEvaluationPage() {
  const frames = useQuery({ queryKey: ['evaluation-frames'], queryFn: ({ signal }) => loadFrames(signal) });
  return (
    <>
      <PageTitle title={t('开始评价')} />
      {frames.isPending && <Loading />}
      {frames.isError && <Problem error={frames.error} onRetry={() => void frames.refetch()} />}
      {frames.data?.length === 0 && <Empty title={t('现行制度没有规定评价的种类与指标')} />}
      {frames.data && frames.data.length > 0 && <NewEvaluation frames={frames.data} />}
    </>
  );
}

function NewEvaluation({ frames }: { readonly frames: readonly Frame[] }) {
  const navigate = useNavigate();
  const kinds = frames.flatMap((frame) =>
    frame.kinds.map((kind) => ({ frame, kind, key: `${frame.regimeCode} ${kind.code}` })),
  );
  const [chosen, setChosen] = useState(kinds[0]?.key ?? '');
  const [subject, setSubject] = useState<string | null>(null);
  const [year, setYear] = useState(Number(todayInBeijing().slice(0, 4)) - 1);
  const [budget, setBudget] = useState<string | null>(null);
  const [executed, setExecuted] = useState<string | null>(null);
  const [sourced, setSourced] = useState(false);
  const [published, setPublished] = useState({ document: '', place: '', score: '' });
  const act = useAct(CREATE, ({ createEvaluation: { evaluation } }) => {
    if (evaluation) void navigate(`/evaluations/${evaluation.id}`);
  });
  const picked = kinds.find(({ key }) => key === chosen);
  if (!picked) return null;
  const { frame, kind } = picked;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (subject === null) return;
    act.mutate({
      input: {
        regimeCode: frame.regimeCode,
        kind: kind.code,
        year,
        ...(kind.of === 'project' ? { projectId: subject } : { organisationId: subject }),
        budget,
        executed,
        published: sourced ? published : null,
      },
    });
  };
  return (
    <Panel title={kind.title} extra={<ClauseTag article={kind.article} />}>
      <form className="tc-new-evaluation" onSubmit={submit}>
        {kind.note && <p className="tc-muted">{kind.note}</p>}
        <p className="tc-muted">
          {kind.confirmers.length > 0 ? wordConfirmers(kind) : t('制度没有写明由谁确认，提交之后无人可以确认')}
        </p>
        <Field label={t('评价种类')}>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={chosen}
              options={kinds.map(({ key, frame: of, kind: one }) => ({
                value: key,
                label: frames.length > 1 ? `${of.regimeTitle} · ${one.title}` : one.title,
              }))}
              onChange={(key: string) => {
                setChosen(key);
                setSubject(null);
              }}
            />
          )}
        </Field>
        <Field label={kind.of === 'project' ? t('项目') : t('单位')}>
          {(id) => <SubjectChoice key={kind.of} id={id} of={kind.of} value={subject} onChange={setSubject} />}
        </Field>
        <Field label={t('年度')} help={t('不晚于今年；评价项目的，不早于项目首次申报之年')}>
          {(id) => (
            <InputNumber
              id={id}
              min={2000}
              max={Number(todayInBeijing().slice(0, 4))}
              value={year}
              onChange={(value) => setYear(value ?? Number(todayInBeijing().slice(0, 4)))}
            />
          )}
        </Field>
        <Field label={t('预算')} help={t('与实际执行一并填写；没有的都不填')}>
          {(id) => <MoneyBox id={id} value={budget} onChange={(value) => setBudget(value === '' ? null : value)} />}
        </Field>
        <Field label={t('实际执行')}>
          {(id) => <MoneyBox id={id} value={executed} onChange={(value) => setExecuted(value === '' ? null : value)} />}
        </Field>
        <Field label={t('照公布的报告记载得分')} help={t('报告没有公布指标体系的，只记得分与出处；否则按指标体系打分')}>
          {(id) => <Switch id={id} checked={sourced} onChange={setSourced} />}
        </Field>
        {sourced && (
          <>
            <Field label={t('文件')}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={300}
                  value={published.document}
                  onChange={({ target }) => setPublished({ ...published, document: target.value })}
                />
              )}
            </Field>
            <Field label={t('在文件中的何处')}>
              {(id) => (
                <Input
                  id={id}
                  maxLength={200}
                  value={published.place}
                  onChange={({ target }) => setPublished({ ...published, place: target.value })}
                />
              )}
            </Field>
            <Field label={t('公布的得分')}>
              {(id) => (
                <Input
                  id={id}
                  inputMode="decimal"
                  maxLength={6}
                  value={published.score}
                  onChange={({ target }) => setPublished({ ...published, score: target.value })}
                />
              )}
            </Field>
          </>
        )}
        <ActProblem error={act.error} />
        {kind.beginObjection !== null && <p className="tc-muted">{kind.beginObjection}</p>}
        <div>
          <Button
            type="primary"
            htmlType="submit"
            loading={act.isPending}
            disabled={subject === null || kind.beginObjection !== null}
          >
            {t('开始')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

interface SubjectChoiceProps {
  readonly id: string;
  readonly of: string;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

export function SubjectChoice({ id, of, value, onChange }: SubjectChoiceProps) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['evaluation-subjects', text],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request(
        SUBJECTS,
        { units: { own: true, closed: false, ...(text && { text }) }, projects: text ? { text } : {} },
        signal,
      ),
  });
  const options =
    of === 'project'
      ? (found.data?.projects.nodes ?? []).map((one) => ({
          value: one.id,
          label: t('{{title}}（编号 {{code}}）', one),
        }))
      : (found.data?.organisations.nodes ?? []).map((one) => ({ value: one.id, label: one.title }));
  return (
    <Select
      id={id}
      showSearch
      filterOption={false}
      style={{ width: '100%' }}
      placeholder={t('输入文字查找')}
      loading={found.isFetching}
      notFoundContent={found.isPending ? t('正在查找') : t('没有找到')}
      value={value}
      options={options}
      onSearch={setText}
      onChange={onChange}
    />
  );
}
