import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { CompiledForm, Facts, Finding, JsonObject } from '../../form-schemas/engine';
import { resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { refusalOf } from '../graphql/refusal';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { FindingList } from '../kit/finding-list';
import { Labelled } from '../kit/labelled';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { RegimeForm, type RegimeFormHandle } from '../widgets/regime-form';
import { CREATE, ENTRY, OWN_PROJECTS, UPDATE, type Entry, type EntryText } from './catalogue-queries';
import { useCatalogueForms } from './use-forms';

/** A new entry of the own unit. */
export function NewEntryPage() {
  const unit = useMe().appointment?.post?.organisation?.title ?? '';
  const answers = { provider: unit, group: unit, category: '3' };
  return <Forms entry={null} text={{ answers, extension: {}, projects: [], systems: [] }} />;
}

/** A draft or a revision, written anew. */
export function EditEntryPage() {
  const { id = '' } = useParams();
  const entry = useQuery({
    queryKey: ['catalogue-entry', id],
    queryFn: async ({ signal }) => (await request(ENTRY, { id }, signal)).catalogueEntry,
  });
  if (entry.isError) return <Problem page error={entry.error} onRetry={() => void entry.refetch()} />;
  if (!entry.data) return <Loading rows={12} />;
  return <Forms entry={entry.data} text={entry.data.revision ?? entry.data.content} />;
}

interface FormsProps {
  readonly entry: Entry | null;
  readonly text: EntryText;
}

function Forms({ entry, text }: FormsProps) {
  const { asked, extension, facts } = useCatalogueForms();
  if (asked.isError) return <Problem page error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Loading rows={12} />;
  return <Editor key={entry?.version ?? 0} {...{ entry, text, extension, facts }} />;
}

interface EditorProps extends FormsProps {
  readonly extension: CompiledForm | null;
  readonly facts: Facts;
}

interface Judged {
  readonly answers: JsonObject;
  readonly findings: readonly Finding[];
}

function Editor({ entry, text, extension, facts }: EditorProps) {
  const { form, vocabulary, article } = resourceCatalogue();
  const unit = useMe().appointment?.post?.organisation?.id;
  const navigate = useNavigate();
  const client = useQueryClient();
  const core = useRef<RegimeFormHandle>(null);
  const own = useRef<RegimeFormHandle>(null);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [further, setFurther] = useState<Judged>({ answers: text.extension as JsonObject, findings: [] });
  // Of a new entry nothing is missing yet; whoever opens one again wants to know what is.
  const [strict, setStrict] = useState(entry !== null);
  const [projects, setProjects] = useState<readonly string[]>(text.projects.map(({ id }) => id));
  const [systems, setSystems] = useState(text.systems.map(({ number, name }) => `${number} ${name}`).join('\n'));
  const known = useQuery({
    queryKey: ['catalogue-projects', unit],
    enabled: unit !== undefined,
    queryFn: async ({ signal }) =>
      (await request(OWN_PROJECTS, { where: { organisationIds: unit === undefined ? [] : [unit] } }, signal)).projects
        .nodes,
  });
  const save = useMutation({
    mutationFn: async () => {
      const input = {
        answers: judged?.answers ?? {},
        extension: further.answers,
        projects: [...projects],
        systems: systemsIn(systems),
      };
      const answer = entry
        ? (await request(UPDATE, { input: { ...input, id: entry.id, expectedVersion: entry.version } }))
            .updateCatalogueEntry
        : (await request(CREATE, { input })).createCatalogueEntry;
      const refusal = refusalOf(answer);
      if (refusal || !answer.entry) throw new Error(refusal?.message ?? t('没有保存'));
      return answer.entry.id;
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['catalogue-entry', id] });
      await navigate(`/catalogue/${id}`);
    },
  });
  const findings = [
    ...(judged?.findings ?? []),
    ...further.findings.map((finding) => ({ ...finding, path: `extension.${finding.path ?? ''}` })),
  ].filter(({ severity }) => severity === 'error');
  const jump = (path: string): void =>
    path.startsWith('extension.') ? own.current?.focus(path.slice(10)) : core.current?.focus(path);
  return (
    <>
      <PageTitle
        title={entry ? t('改写“{{name}}”', { name: entry.name }) : t('新建目录条目')}
        extra={<LinkButton to={entry ? `/catalogue/${entry.id}` : '/catalogue'}>{t('不保存，返回')}</LinkButton>}
      >
        {t('存为草稿时可以有未填和须改正之处；发布时须全部改正。')}
      </PageTitle>
      <RegimeForm
        form={form}
        vocabulary={vocabulary}
        facts={facts}
        answers={text.answers as JsonObject}
        articles={(clause) => article(clause ?? [])}
        strict={strict}
        handle={core}
        onEvaluated={(evaluation, found) => setJudged({ answers: evaluation.answers, findings: found })}
      />
      {extension && (
        <Panel title={extension.document.title}>
          <RegimeForm
            form={extension}
            vocabulary={vocabulary}
            facts={facts}
            answers={text.extension as JsonObject}
            articles={() => undefined}
            strict={strict}
            handle={own}
            onEvaluated={(evaluation, found) => setFurther({ answers: evaluation.answers, findings: found })}
          />
        </Panel>
      )}
      <Panel title={t('关联')}>
        <Labelled title={t('关联的项目（本单位）')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              allowClear
              optionFilterProp="label"
              style={{ width: '100%' }}
              options={(known.data ?? []).map((one) => ({ value: one.id, label: `${one.code} ${one.title}` }))}
              value={[...projects]}
              onChange={(chosen: string[]) => setProjects(chosen)}
            />
          )}
        </Labelled>
        <Labelled title={t('关联的系统，一行一个：系统目录编号、空格、名称')}>
          {(id) => (
            <Input.TextArea id={id} rows={3} value={systems} onChange={({ target }) => setSystems(target.value)} />
          )}
        </Labelled>
      </Panel>
      <Panel
        title={t('发布前须改正')}
        extra={strict && <span className="tc-muted">{t('{{count}} 处', { count: findings.length })}</span>}
      >
        {findings.length > 0 && <FindingList findings={findings} onJump={jump} />}
        {strict && findings.length === 0 && <p>{t('没有须改正之处。')}</p>}
        {!strict && (
          <p>
            <Button onClick={() => setStrict(true)}>{t('看看还须填写什么')}</Button>
          </p>
        )}
        {save.isError && <Alert type="error" showIcon message={save.error.message} />}
        <p>
          <Button type="primary" loading={save.isPending} disabled={judged === null} onClick={() => save.mutate()}>
            {entry?.revision ? t('保存修订') : t('存为草稿')}
          </Button>
        </p>
      </Panel>
    </>
  );
}

/** A line is a number, a space and a name; a line without a name is called by its number. */
function systemsIn(text: string): { readonly number: string; readonly name: string }[] {
  return text.split('\n').flatMap((line) => {
    const [number = '', ...name] = line.trim().split(/\s+/);
    return number === '' ? [] : [{ number, name: name.join(' ') || number }];
  });
}
