import { Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { isFine, readFacts, type CompiledRegime, type Json, type ScopeDocument } from '../../form-schemas/engine';
import { ClauseChip } from '../kit/clause-chip';
import { Panel } from '../kit/panel';
import { FactInput } from '../widgets/fact-input';
import { t } from '../i18n/t';

type Question = ScopeDocument['questions'][number];

interface ScopeQuestionProps {
  readonly regime: CompiledRegime;
  readonly question: Question;
  readonly number: number;
  readonly of: number;
  readonly onAnswer: (value: Json) => void;
}

/** One question, with its article; a step on only with an answer that can be read. */
export function ScopeQuestion({ regime, question, number, of, onAnswer }: ScopeQuestionProps) {
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
    if (value === null) setErrors([t('请先回答这一问')]);
    else if (!isFine(read.findings)) setErrors(read.findings.map(({ message }) => message));
    else onAnswer(value);
  }
  return (
    <Panel
      title={t('第 {{number}} 问（共 {{of}} 问）', { number, of })}
      extra={<ClauseChip article={regime.article(question.clause)} />}
    >
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
          {t('下一步')}
        </Button>
      </form>
    </Panel>
  );
}
