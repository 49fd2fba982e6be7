import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import { useMemo } from 'react';
import { readFacts, type CompiledRegime, type JsonObject } from '../../form-schemas/engine';
import { Loading } from '../kit/loading';
import { Problem } from '../kit/problem';
import { articlesOf } from '../regime/route';
import { AnswersView } from '../widgets/answers-view';
import { answersByForm } from './application-queries';

interface FilledFormsProps {
  readonly regime: CompiledRegime;
  readonly applicationId: string;
  readonly procedure: string;
  readonly facts: JsonObject;
  /** Changes when the case has moved on. */
  readonly version: string;
}

/** Every form that was filled in a case, as it was filled, in the edition under which it was. */
export function FilledForms({ regime, applicationId, procedure, facts, version }: FilledFormsProps) {
  const codes = useMemo(() => formsOf(regime, procedure), [regime, procedure]);
  const known = useMemo(() => readFacts(regime.vocabulary, facts).value, [regime, facts]);
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
  if (filled.length === 0) return <p className="tc-muted">还没有填写过表单。</p>;
  return (
    <Collapse
      defaultActiveKey={filled[0] ? [filled[0].form.document.code] : []}
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
          />
        ),
      }))}
    />
  );
}

/** Forms of a procedure in the order of its stages. */
function formsOf(regime: CompiledRegime, procedure: string): readonly string[] {
  const stages = regime.procedures.get(procedure)?.document.stages ?? [];
  const own = stages.flatMap((stage) => ('form' in stage && stage.form !== undefined ? [stage.form] : []));
  const routed = stages.flatMap((stage) =>
    stage.kind === 'route'
      ? (regime.matrices.get(stage.matrix)?.document.rows ?? []).flatMap(({ chain }) =>
          chain.flatMap(({ form }) => form ?? []),
        )
      : [],
  );
  return [...new Set([...own, ...routed])];
}
