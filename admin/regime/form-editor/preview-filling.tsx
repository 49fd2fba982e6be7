import { memo, useMemo, useRef, useState, type MutableRefObject } from 'react';
import {
  readFacts,
  type CompiledForm,
  type Finding,
  type FormEvaluation,
  type JsonObject,
  type Vocabulary,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { RegimeForm, type RegimeFormHandle } from '../../widgets/regime-form';
import { SampleFiles } from '../../widgets/sample-files';
import { ServerVerdict } from './server-verdict';

interface PreviewFillingProps {
  readonly form: CompiledForm;
  readonly vocabulary: Vocabulary;
  readonly strict: boolean;
  readonly facts: JsonObject;
  /** Null: all rights. */
  readonly body: string | null;
  /** Keys of the top nodes to be drawn, one a line; null: all. */
  readonly part: string | null;
  readonly kept: MutableRefObject<JsonObject>;
  readonly article: ((clause: readonly string[]) => string) | null;
}

/** The real widgets over sample answers, and what the engine says of them. Drawn anew only when the form has changed. */
export const PreviewFilling = memo(function PreviewFilling(props: PreviewFillingProps) {
  const { form, vocabulary, strict, facts, body, part, kept, article } = props;
  const [said, setSaid] = useState<{
    readonly evaluation: FormEvaluation;
    readonly findings: readonly Finding[];
  } | null>(null);
  const [start] = useState(kept.current ?? {});
  const handle = useRef<RegimeFormHandle>(null);
  const inside = useMemo(() => readFacts(vocabulary, facts).value, [vocabulary, facts]);
  const only = useMemo(() => (part === null ? null : part.split('\n')), [part]);
  const articles = useMemo(
    () => (clause: readonly string[] | undefined) =>
      clause && clause.length > 0 && article ? article(clause) || undefined : undefined,
    [article],
  );
  return (
    <SampleFiles>
      <RegimeForm
        handle={handle}
        {...{ form, vocabulary, articles, strict }}
        facts={inside}
        {...(body === null ? {} : { bodies: [body] })}
        {...(only ? { only } : {})}
        answers={start}
        onEvaluated={(evaluation, findings, raw) => {
          kept.current = raw;
          setSaid({ evaluation, findings });
        }}
      />
      {said && (
        <section aria-label={t('核对结果')}>
          <h3>{t('核对结果')}</h3>
          {said.findings.length === 0 ? (
            <p>{t('没有问题，可以提交。')}</p>
          ) : (
            <FindingList findings={said.findings} onJump={(path) => handle.current?.focus(path)} />
          )}
          <SetFacts vocabulary={vocabulary} evaluation={said.evaluation} />
          <ServerVerdict
            {...{ facts, body, strict }}
            form={form.document.code}
            answers={said.evaluation.answers}
            findings={said.findings}
          />
        </section>
      )}
    </SampleFiles>
  );
});

interface SetFactsProps {
  readonly vocabulary: Vocabulary;
  readonly evaluation: FormEvaluation;
}

function SetFacts({ vocabulary, evaluation }: SetFactsProps) {
  const facts = Object.entries(evaluation.facts);
  if (facts.length === 0) return null;
  return (
    <details>
      <summary>{t('写入的事实（{{count}} 项）', { count: facts.length })}</summary>
      <dl className="tc-pairs">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{vocabulary.titleOf(name)}</dt>
            <dd>{vocabulary.word(name, value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
