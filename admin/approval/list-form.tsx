import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  formatYuan,
  parseYuan,
  sumFen,
  type CompiledForm,
  type CompiledRegime,
  type Finding,
  type JsonObject,
  type ProcedureDocument,
} from '../../form-schemas/engine';
import { filingStage } from '../application/dry-run';
import { OnceKeys } from '../graphql/once';
import { request } from '../graphql/request';
import { fromApi } from '../kit/api-finding';
import { Empty } from '../kit/empty';
import { useFeedback } from '../kit/feedback';
import { FindingList } from '../kit/finding-list';
import { Money } from '../kit/money';
import { Panel } from '../kit/panel';
import { articlesOf } from '../regime/route';
import { RegimeForm, type RegimeFormHandle } from '../widgets/regime-form';
import { OPEN_LIST, type Pooled } from './list-queries';
import '../kit/rows.css';
import './task-page.css';
import { t } from '../i18n/t';

interface ListFormProps {
  readonly regime: CompiledRegime;
  readonly procedure: ProcedureDocument;
  readonly waiting: readonly Pooled[];
}

/** The same at every drawing: the form is judged anew when its facts are others. */
const NOTHING: JsonObject = {};

/** The projects to take, their sum, the list's own form, and the button that files it. */
export function ListForm({ regime, procedure, waiting }: ListFormProps) {
  const stage = filingStage(regime, procedure.code);
  const form = stage ? regime.forms.get(stage.form) : undefined;
  if (!stage || !form) return <Empty title={t('这一程序没有可填的清单表')} />;
  return <Filling {...{ regime, procedure, waiting, form }} bodies={stage.by} />;
}

interface FillingProps extends ListFormProps {
  readonly form: CompiledForm;
  readonly bodies: readonly string[];
}

function Filling({ regime, procedure, waiting, form, bodies }: FillingProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [strict, setStrict] = useState(false);
  const [filled, setFilled] = useState<{ readonly answers: JsonObject; readonly findings: readonly Finding[] }>({
    answers: {},
    findings: [],
  });
  const handle = useRef<RegimeFormHandle>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { modal, message } = useFeedback();
  const total = useMemo(() => totalOf(waiting.filter(({ id }) => chosen.has(id))), [waiting, chosen]);
  const open = useMutation({
    mutationFn: async () => {
      const keys = new OnceKeys(window.localStorage);
      const content = {
        procedure: procedure.code,
        applicationIds: [...chosen].sort(),
        title: titleOf(form, filled.answers) ?? procedure.title,
        answers: filled.answers,
      };
      const act = `list.${procedure.code}`;
      const { openList } = await request(OPEN_LIST, {
        input: { ...content, idempotencyKey: keys.keyFor(act, content) },
      });
      if (openList.application) keys.done(act);
      return openList;
    },
    onSuccess: async ({ application }) => {
      if (!application) return;
      await client.invalidateQueries();
      await navigate(`/applications/${application.id}`, { state: { justFiled: true } });
    },
  });
  function submit(): void {
    setStrict(true);
    if (chosen.size === 0) return void message.error(t('请先选取项目'));
    const missing = filled.findings.find(({ severity, code }) => severity === 'error' || code === 'required-missing');
    if (missing) {
      message.error(t('清单表还没有填好'));
      return handle.current?.focus(missing.path ?? '');
    }
    modal.confirm({
      title: t('提交清单？'),
      content: t('共 {{count}} 个项目。提交后由下一步办理，所列项目在清单办结之前不能另作处理。', {
        count: chosen.size,
      }),
      okText: t('提交'),
      cancelText: t('再看看'),
      onOk: () => open.mutate(),
    });
  }
  return (
    <>
      <Panel
        title={t('选取项目')}
        extra={
          <span className="tc-muted">
            {t('已选 {{chosen}} / {{all}}', { chosen: chosen.size, all: waiting.length })}
          </span>
        }
      >
        <ul className="tc-rows">
          {waiting.map(({ id, title, organisation, project }) => (
            <li key={id}>
              <Checkbox
                className="tc-rows-title"
                checked={chosen.has(id)}
                onChange={(event) =>
                  setChosen(
                    (before) =>
                      new Set(event.target.checked ? [...before, id] : [...before].filter((one) => one !== id)),
                  )
                }
              >
                {project?.code} {title}
              </Checkbox>
              <span className="tc-muted">{organisation?.title}</span>
              <Money yuan={project?.arguedTotal ?? project?.declaredTotal} />
            </li>
          ))}
        </ul>
        <p aria-live="polite">
          {t('所选合计')}
          <strong>
            <Money yuan={total} />
          </strong>
        </p>
      </Panel>
      <Panel title={form.document.title}>
        <RegimeForm
          form={form}
          vocabulary={regime.vocabulary}
          facts={NOTHING}
          bodies={bodies}
          answers={NOTHING}
          articles={articlesOf(regime)}
          strict={strict}
          handle={handle}
          onEvaluated={(evaluation, findings) => setFilled({ answers: evaluation.answers, findings })}
        />
        <div aria-live="polite">
          <FindingList
            findings={open.data && !open.data.application ? fromApi(open.data.findings) : []}
            onJump={(path) => handle.current?.focus(path)}
          />
          {open.data?.errors.map((error) => (
            <Alert key={error.path} type="error" showIcon message={error.message} />
          ))}
          {open.isError && <Alert type="error" showIcon message={open.error.message} />}
        </div>
        <Button type="primary" size="large" loading={open.isPending} onClick={submit} style={{ marginTop: 12 }}>
          {t('提交清单')}
        </Button>
      </Panel>
    </>
  );
}

/** Argued totals where there are, else the declared ones; exact. */
function totalOf(projects: readonly Pooled[]): string {
  const amounts = projects.flatMap(
    ({ project }) => parseYuan(project?.arguedTotal ?? project?.declaredTotal).value ?? [],
  );
  return formatYuan(sumFen(amounts));
}

/** The list is named by the first text that its form asks for. */
function titleOf(form: CompiledForm, answers: JsonObject): string | null {
  const field = form.fields.find(({ component, table }) => component === 'Text' && table === null);
  const title = field ? answers[field.path] : null;
  return typeof title === 'string' && title !== '' ? title : null;
}
