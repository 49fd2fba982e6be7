import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { SubjectChoice } from '../evaluation/new-page';
import { t } from '../i18n/t';
import { ActProblem } from '../identity/act-problem';
import { DayBox } from '../identity/day-box';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { todayInBeijing } from '../kit/time';
import { useEditionsInForce } from '../regime/use-regime';
import { loadObjections, RECORD, type ListedFinding } from './supervision-queries';
import { SOURCE } from './words';
import './supervision.css';

type Source = ListedFinding['source'];

/** Takes down a problem that somebody has found, with a unit or with one of its projects. */
export function NewFindingPage() {
  const editions = useEditionsInForce();
  return (
    <>
      <PageTitle title={t('登记问题')}>{t('由问题查询得来的，在“问题查询”里登记。')}</PageTitle>
      {editions.isPending && <Loading />}
      {editions.isError && <Problem error={editions.error} onRetry={() => void editions.refetch()} />}
      {editions.data?.[0] && <NewFinding regimes={editions.data} />}
    </>
  );
}

interface NewFindingProps {
  readonly regimes: readonly { readonly regimeCode: string; readonly title: string }[];
}

function NewFinding({ regimes }: NewFindingProps) {
  const navigate = useNavigate();
  const [regimeCode, setRegime] = useState(regimes[0]?.regimeCode ?? '');
  const [of, setOf] = useState<'project' | 'unit'>('project');
  const [subject, setSubject] = useState<string | null>(null);
  const [source, setSource] = useState<Source>('INSPECTION');
  const [title, setTitle] = useState('');
  const [detail, setDetail] = useState('');
  const [foundOn, setFoundOn] = useState(todayInBeijing());
  const act = useAct(RECORD, ({ recordFinding: { finding } }) => {
    if (finding) void navigate(`/supervision/${finding.id}`);
  });
  const objections = useQuery({ queryKey: ['supervisions'], queryFn: ({ signal }) => loadObjections(signal) });
  const objection = objections.data?.get(regimeCode) ?? null;
  const isReady = objection === null && subject !== null && title.trim() !== '' && detail.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const about = of === 'project' ? { projectId: subject } : { organisationId: subject };
    act.mutate({ input: { regimeCode, title, source, detail, foundOn, ...about } });
  };
  return (
    <Panel title={t('发现的问题')}>
      <form className="tc-new-finding" onSubmit={submit}>
        {regimes.length > 1 && (
          <Field label={t('按哪部制度')}>
            {(id) => (
              <Select
                id={id}
                style={{ width: '100%' }}
                value={regimeCode}
                options={regimes.map((one) => ({ value: one.regimeCode, label: one.title }))}
                onChange={setRegime}
              />
            )}
          </Field>
        )}
        <Radio.Group
          aria-label={t('对象')}
          value={of}
          onChange={({ target }) => {
            setOf(target.value as 'project' | 'unit');
            setSubject(null);
          }}
        >
          <Radio value="project">{t('项目')}</Radio>
          <Radio value="unit">{t('单位')}</Radio>
        </Radio.Group>
        <Field label={t('对象')}>
          {(id) => <SubjectChoice key={of} id={id} of={of} value={subject} onChange={setSubject} />}
        </Field>
        <Field label={t('来源')}>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={source}
              options={Object.entries(SOURCE)
                .filter(([value]) => value !== 'QUERY')
                .map(([value, label]) => ({ value: value as Source, label }))}
              onChange={setSource}
            />
          )}
        </Field>
        <Field label={t('问题')}>
          {(id) => <Input id={id} maxLength={200} value={title} onChange={({ target }) => setTitle(target.value)} />}
        </Field>
        <Field label={t('情况')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={4000}
              value={detail}
              onChange={({ target }) => setDetail(target.value)}
            />
          )}
        </Field>
        <Field label={t('发现之日')}>{(id) => <DayBox id={id} value={foundOn} onChange={setFoundOn} />}</Field>
        <ActProblem error={act.error} />
        {objection !== null && <p className="tc-muted">{objection}</p>}
        <div>
          <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!isReady}>
            {t('登记')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
