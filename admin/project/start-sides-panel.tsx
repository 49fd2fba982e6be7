import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { fromApi } from '../kit/api-finding';
import { ClauseChip } from '../kit/clause-chip';
import { FindingList } from '../kit/finding-list';
import { Panel } from '../kit/panel';
import { START_SIDE, type RecordRow, type SideProcedure } from './life-query';

/** Where something is begun: beside a project, or to a unit under a regime. */
export type SidePlace =
  { readonly projectId: string } | { readonly regimeCode: string; readonly organisationId: string | null };

interface StartSidesPanelProps {
  readonly title: string;
  readonly place: SidePlace;
  readonly procedures: readonly SideProcedure[];
}

/** What I may begin beside the main case: what it is, by which article, about which row; and why not what I may not now. */
export function StartSidesPanel({ title, place, procedures }: StartSidesPanelProps) {
  if (procedures.length === 0) return null;
  const open = procedures.filter(isOpen);
  const closed = procedures.filter((one) => !isOpen(one));
  return (
    <Panel title={title} extra={<span className="tc-muted">{t('现在可办 {{count}} 项', { count: open.length })}</span>}>
      <ul className="tc-sides">
        {open.map((procedure) => (
          <Startable key={procedure.procedure} place={place} procedure={procedure} />
        ))}
      </ul>
      {closed.length > 0 && (
        <details className="tc-fact-group">
          <summary>{t('现在不能办理的 {{count}} 项，及为什么', { count: closed.length })}</summary>
          <ul className="tc-sides">
            {closed.map(({ procedure, title: named, article, findings }) => (
              <li key={procedure}>
                <div className="tc-side-head">
                  <strong>{named}</strong> <ClauseChip article={article} />
                </div>
                {findings.map((finding) => (
                  <p key={`${finding.code}:${finding.message}`} className="tc-muted tc-side-why">
                    {finding.message} <ClauseChip article={finding.article} />
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

export function isOpen({ findings }: Pick<SideProcedure, 'findings'>): boolean {
  return findings.every(({ severity }) => severity !== 'ERROR');
}

interface StartableProps {
  readonly place: SidePlace;
  readonly procedure: SideProcedure;
}

function Startable({ place, procedure }: StartableProps) {
  const id = useId();
  const { about } = procedure;
  const [row, setRow] = useState<string | null>(about.length === 1 ? (about[0]?.id ?? null) : null);
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: async () =>
      (
        await request(START_SIDE, {
          input: { ...place, procedure: procedure.procedure, ...(row === null ? {} : { aboutId: row }) },
        })
      ).startSide,
    onSuccess: async ({ draft }) => {
      if (!draft) return;
      await navigate(`/filings/${draft.id}`);
      await client.invalidateQueries({ queryKey: ['my-drafts'] });
    },
  });
  const needsRow = procedure.aboutTitle !== null;
  const missing = needsRow && row === null;
  return (
    <li>
      <div className="tc-side-head">
        <strong id={`${id}-title`}>{procedure.title}</strong> <ClauseChip article={procedure.article} />
        <Button
          loading={start.isPending}
          aria-describedby={`${id}-title`}
          onClick={() => (missing ? setAsked(true) : start.mutate())}
        >
          {t('开始办理')}
        </Button>
      </div>
      {needsRow && (
        <div className="tc-field">
          <label htmlFor={`${id}-row`}>{t('针对哪一条“{{record}}”', { record: procedure.aboutTitle ?? '' })}</label>
          <Select
            id={`${id}-row`}
            style={{ width: '100%', maxWidth: 560 }}
            status={asked && missing ? 'error' : ''}
            value={row}
            placeholder={t('选定一条')}
            options={about.map((one) => ({ value: one.id, label: wordRow(one) }))}
            onChange={setRow}
          />
          {asked && missing && (
            <p role="alert" className="tc-bad">
              {t('请先选定针对哪一条记录')}
            </p>
          )}
        </div>
      )}
      <div aria-live="polite">
        <FindingList findings={fromApi(start.data && !start.data.draft ? start.data.findings : procedure.findings)} />
        {start.data?.errors.map(({ message }) => (
          <Alert key={message} type="error" showIcon message={message} />
        ))}
        {start.isError && <Alert type="error" showIcon message={start.error.message} />}
      </div>
    </li>
  );
}

/** A row by what tells it from others: its day and the first things that it says. */
export function wordRow({ on, values }: Pick<RecordRow, 'on' | 'values'>): string {
  return [on, ...values.slice(0, 4).map(({ title, words }) => t('{{title}}：{{words}}', { title, words }))].join(' · ');
}
