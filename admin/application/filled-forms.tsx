import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { formsOf, readFacts, type CompiledRegime, type JsonObject } from '../../form-schemas/engine';
import { Loading } from '../kit/loading';
import { Problem } from '../kit/problem';
import { articlesOf } from '../regime/route';
import { AnswersView } from '../widgets/answers-view';
import { answersByForm } from './application-queries';
import { t } from '../i18n/t';

interface FilledFormsProps {
  readonly regime: CompiledRegime;
  readonly applicationId: string;
  readonly procedure: string;
  readonly facts: JsonObject;
  /** Changes when the case has moved on. */
  readonly version: string;
  /** Which one is open at first: what the case began with, or what was handed in last. */
  readonly opened?: 'first' | 'last';
  /** The form on which something is being remarked: it is open. */
  readonly remarked?: string | null;
  /** Something to show beside the answers of a form. */
  readonly beside?: (form: string) => ((path: string, title: string) => ReactNode) | undefined;
}

/** Every form that was filled in a case, as it was filled, in the edition under which it was. */
export function FilledForms(props: FilledFormsProps) {
  const { regime, applicationId, procedure, facts, version, opened = 'first', remarked = null, beside } = props;
  const codes = useMemo(() => formsIn(regime, procedure), [regime, procedure]);
  const known = useMemo(() => readFacts(regime.vocabulary, facts).value, [regime, facts]);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const answers = useQuery({
    queryKey: ['answers', applicationId, version],
    structuralSharing: false,
    queryFn: ({ signal }) => answersByForm(applicationId, codes, signal),
  });
  if (answers.isPending) return <Loading />;
  if (answers.isError) return <Problem error={answers.error} onRetry={() => void answers.refetch()} />;
  const filled = codes.flatMap((code) => {
    const form = regime.forms.get(code);
    const given = answers.data.get(code);
    return form && given ? [{ form, given }] : [];
  });
  const atFirst = filled.at(opened === 'first' ? 0 : -1)?.form.document.code;
  const keys = chosen ?? (atFirst === undefined ? [] : [atFirst]);
  const open = {
    activeKey: remarked === null || keys.includes(remarked) ? [...keys] : [...keys, remarked],
    onChange: (next: string | string[]) => setChosen([next].flat()),
  };
  if (filled.length === 0) return <p className="tc-muted">{t('还没有填写过表单。')}</p>;
  return (
    <Collapse
      {...open}
      items={filled.map(({ form, given }) => ({
        key: form.document.code,
        label: form.document.title,
        children: (
          <AnswersView
            form={form}
            vocabulary={regime.vocabulary}
            facts={known}
            answers={given}
            articles={articlesOf(regime)}
            beside={beside?.(form.document.code)}
          />
        ),
      }))}
    />
  );
}

/** Forms of a procedure in the order of its stages. */
function formsIn(regime: CompiledRegime, procedure: string): readonly string[] {
  const stages = regime.procedures.get(procedure)?.document.stages ?? [];
  return [...new Set(stages.flatMap((stage) => formsOf(regime, stage)))];
}
