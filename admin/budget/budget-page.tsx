import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { ActProblem } from '../identity/act-problem';
import { SearchBox } from '../identity/search-box';
import { useAct } from '../identity/use-act';
import { useAddress } from '../identity/use-address';
import { fromApi } from '../kit/api-finding';
import { ClauseChip } from '../kit/clause-chip';
import { Empty } from '../kit/empty';
import { ExportFile } from '../kit/export-file';
import { FindingList } from '../kit/finding-list';
import { Labelled } from '../kit/labelled';
import { LinkButton } from '../kit/link-button';
import { pageOf } from '../kit/list-address';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Pager } from '../kit/pager';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { Sum } from '../kit/sum';
import {
  BUDGET,
  CONFIRM,
  RULES,
  type BudgetTotals,
  type BudgetWhere,
  type ListedLine,
  type Rules,
} from './budget-queries';
import { LineTable } from './line-table';
import { wordPending } from './word-pending';
import { ProposeDialog } from './propose-dialog';
import { STATE } from './words';
import '../kit/list.css';
import '../register/register.css';
import './budget.css';

type State = keyof typeof STATE;

/** The yearly budget, line by line: filter, sums, what waits to be confirmed; out of and into Excel. */
export function BudgetPage() {
  const { get, set } = useAddress();
  const [proposing, setProposing] = useState(false);
  const rules = useQuery({
    queryKey: ['administration', 'budget-rules'],
    queryFn: ({ signal }) => request(RULES, {}, signal),
  });
  const where = whereOf(get);
  const page = pageOf({ get });
  const list = useQuery({
    queryKey: ['administration', 'budget', where, page],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request(BUDGET, { where, ...page }, signal),
  });
  const { budgetLines: lines, budgetTotals: totals } = list.data ?? {};
  const rule = rules.data?.budgetRules ?? null;
  const address = `/exports/budget.xlsx?${new URLSearchParams({ where: JSON.stringify(where) }).toString()}`;
  return (
    <>
      <PageTitle
        title={t('年度预算')}
        extra={
          <div className="tc-budget-tools no-print">
            {rule && rule.notKeeper === null && (
              <>
                <Button type="primary" onClick={() => setProposing(true)}>
                  {t('编列一条')}
                </Button>
                <LinkButton to="/budgets/import">{t('由 Excel 导入')}</LinkButton>
              </>
            )}
            <ExportFile address={address} empty={totals?.count === 0} />
          </div>
        }
      >
        {t('按年度、资金来源、单位逐条编列，由另一人确认之后有效；执行情况见“资金执行”。')}
      </PageTitle>
      {rules.isError && <Problem error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && rule === null && (
        <Empty title={t('现行制度没有写年度预算')}>
          <p>{t('由谁编列、由谁确认，须先在制度的口径中写明。')}</p>
        </Empty>
      )}
      {rule && <About rule={rule} />}
      <Filter rule={rule} known={rules.data?.budgetTotals ?? null} />
      {list.isPending && <Loading rows={8} />}
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {totals && totals.count > 0 && <Totals totals={totals} rule={rule} />}
      {lines?.nodes.length === 0 && (
        <Empty title={t('没有符合筛选的预算条目')}>
          <p>{t('编列或导入之后，这里就有。')}</p>
        </Empty>
      )}
      {lines && lines.nodes.length > 0 && (
        <Panel title={t('预算条目')} extra={<ConfirmAll lines={lines.nodes} />}>
          <LineTable lines={lines.nodes} />
          <Pager info={lines.pageInfo} onTurn={(to) => set({ after: '', before: '', ...to })} />
        </Panel>
      )}
      {proposing && rule && <ProposeDialog rule={rule} onClose={() => setProposing(false)} />}
    </>
  );
}

function whereOf(get: (name: string) => string): BudgetWhere {
  const [text, year, source, state] = ['text', 'year', 'source', 'state'].map((name) => get(name).trim());
  return {
    ...(text && { text: text.slice(0, 100) }),
    ...(year && /^\d{4}$/.test(year) && { years: [Number(year)] }),
    ...(source && { sources: [source.slice(0, 200)] }),
    ...(state === 'PENDING' && { pending: true }),
    ...(state && Object.hasOwn(STATE, state) && { states: [state as State] }),
  };
}

/** Who enters and who confirms, and what is held against it, each with its article. */
function About({ rule }: { readonly rule: Rules }) {
  const or = t('或');
  return (
    <section className="tc-panel tc-budget-about" aria-label={t('怎样编列')}>
      <div>
        {t('{{title}}由{{keepers}}编列，由{{confirmers}}的另一人确认', {
          title: rule.title,
          keepers: rule.keepers.join(or),
          confirmers: rule.confirmers.join(or),
        })}
      </div>
      <div>
        <ClauseChip article={rule.article} />
      </div>
      {rule.bounds.map(({ record, title, article, bySource, effect }) => (
        <div key={record} className="tc-budget-bound">
          <div>{effect === 'BLOCK' ? wordCap(title, bySource) : wordTold(title, bySource)}</div>
          <div>
            <ClauseChip article={article} />
          </div>
        </div>
      ))}
      {rule.notKeeper !== null && <div className="tc-muted">{rule.notKeeper}</div>}
    </section>
  );
}

function wordCap(title: string, bySource: boolean): string {
  return bySource
    ? t('当年有预算的，“{{title}}”合计不得超过同一来源的预算', { title })
    : t('当年有预算的，“{{title}}”合计不得超过预算', { title });
}

function wordTold(title: string, bySource: boolean): string {
  return bySource
    ? t('当年有预算的，“{{title}}”合计超过同一来源的预算时告知，不拦办理', { title })
    : t('当年有预算的，“{{title}}”合计超过预算时告知，不拦办理', { title });
}

interface FilterProps {
  readonly rule: Rules | null;
  /** Of the whole budget, so that every year and source that there is can be chosen. */
  readonly known: {
    readonly byYear: readonly { readonly key: string }[];
    readonly bySource: readonly { readonly key: string }[];
  } | null;
}

function Filter({ rule, known }: FilterProps) {
  const word = (source: string): string => rule?.sources?.find(({ value }) => value === source)?.title ?? source;
  return (
    <section className="tc-panel tc-filter tc-filter-open tc-budget-filter no-print" aria-label={t('筛选')}>
      <SearchBox label={t('来源、文号、单位、项目')} />
      <Choice title={t('年度')} name="year" options={(known?.byYear ?? []).map(({ key }) => [key, key])} />
      <Choice
        title={t('资金来源')}
        name="source"
        options={(known?.bySource ?? []).map(({ key }) => [key, word(key)])}
      />
      <Choice title={t('状态')} name="state" options={[['PENDING', t('有待确认的')], ...Object.entries(STATE)]} />
    </section>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly name: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Choice({ title, name, options }: ChoiceProps) {
  const { get, set } = useAddress();
  return (
    <Labelled title={title}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('不限')}
          style={{ width: '100%' }}
          options={options.map(([value, label]) => ({ value, label }))}
          value={get(name) || null}
          onChange={(chosen: string | undefined) => set({ [name]: chosen ?? '', after: '', before: '' })}
        />
      )}
    </Labelled>
  );
}

function Totals({ totals, rule }: { readonly totals: BudgetTotals; readonly rule: Rules | null }) {
  const word = (source: string): string => rule?.sources?.find(({ value }) => value === source)?.title ?? source;
  return (
    <section className="tc-panel tc-totals" aria-label={t('合计')}>
      <dl className="tc-sums">
        <div>
          <dt>{t('已确认的预算')}</dt>
          <dd>
            <Sum yuan={totals.amount} />
          </dd>
        </div>
        <div>
          <dt>{t('条目')}</dt>
          <dd className="numeric">{t('{{count}} 条', { count: totals.count })}</dd>
        </div>
        <div>
          <dt>{t('待确认')}</dt>
          <dd className="numeric">{t('{{count}} 条', { count: totals.pending })}</dd>
        </div>
        {[
          ...totals.byYear.map((one) => ({ ...one, key: t('{{year}} 年', { year: one.key }) })),
          ...totals.bySource.map((one) => ({ ...one, key: word(one.key) })),
        ].map(({ key, amount }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>
              <Sum yuan={amount} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Confirms at once what of this page the session may confirm. */
function ConfirmAll({ lines }: { readonly lines: readonly ListedLine[] }) {
  const act = useAct(CONFIRM);
  const mine = lines.filter(({ actions }) => actions.some(({ act: what, allowed }) => what === 'CONFIRM' && allowed));
  const found = act.data?.confirmBudgetLines.findings ?? [];
  if (mine.length === 0 && found.length === 0 && !act.error) return null;
  const confirm = (): void =>
    act.mutate({ input: { lines: mine.map(({ id, version }) => ({ id, expectedVersion: version })) } });
  return (
    <div className="no-print">
      {mine.length > 0 && (
        <Popconfirm
          title={t('确认这 {{count}} 条？', { count: mine.length })}
          description={wordPending(mine)}
          okText={t('确认')}
          cancelText={t('不确认')}
          onConfirm={confirm}
        >
          <Button loading={act.isPending}>{t('确认本页待确认的 {{count}} 条', { count: mine.length })}</Button>
        </Popconfirm>
      )}
      <ActProblem error={act.error} />
      <FindingList findings={fromApi(found)} />
    </div>
  );
}
