import { Button, Input, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import {
  compileExpression,
  parseUnary,
  type CompiledRegime,
  type MatrixDocument,
  type MatrixInput,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { CodeEditor } from '../code-editor/code-editor';
import { marksOfExpression } from '../form-editor/form-findings';

interface ColumnFieldsProps {
  readonly input: MatrixInput;
  readonly document: MatrixDocument;
  readonly index: number;
  readonly regime: CompiledRegime | null;
  readonly readOnly: boolean;
  readonly onChange: (input: MatrixInput) => void;
}

/** One column; what is typed is kept here until it is taken over, so that a half-written expression breaks nothing. */
export function ColumnFields({ input, document, index, regime, readOnly, onChange }: ColumnFieldsProps) {
  const id = useId();
  const [draft, setDraft] = useState(input);
  const compiled = useMemo(
    () => (regime ? compileExpression(draft.expression, regime.vocabulary.scope) : null),
    [draft.expression, regime],
  );
  const type = compiled?.value?.type ?? null;
  const domain = draft.domain !== undefined && type ? parseUnary(draft.domain, type).findings[0]?.message : undefined;
  const codeWrong =
    !/^[A-Za-z][A-Za-z0-9_-]*$/.test(draft.code) ||
    document.inputs.some(({ code }, at) => at !== index && code === draft.code);
  const changed = JSON.stringify(draft) !== JSON.stringify(input);
  const completions = useMemo(
    () =>
      [...(regime?.vocabulary.facts.values() ?? [])]
        .map(({ name, title }) => ({ label: title, insert: name, detail: name }))
        .concat(
          (regime?.regime.parameters ?? []).map(({ name, title }) => ({
            label: title,
            insert: `parameters.${name}`,
            detail: t('参数'),
          })),
        ),
    [regime],
  );
  const clauses = (regime?.regime.clauses ?? []).map((clause) => ({
    value: clause.id,
    label: `${clause.article} ${clause.subject}`,
  }));
  const text = (key: 'code' | 'title', label: string, wrong: string | null) => (
    <div className="tc-mx-pair">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <span>
        <Input
          id={`${id}-${key}`}
          size="small"
          readOnly={readOnly}
          value={draft[key]}
          aria-invalid={wrong !== null}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
        {wrong !== null && <span className="tc-mx-wrong">{wrong}</span>}
      </span>
    </div>
  );
  return (
    <>
      {text('title', t('列名'), draft.title.trim() === '' ? t('列名不得为空') : null)}
      {text('code', t('列的编码'), codeWrong ? t('以英文字母起头，且与别的列不同') : null)}
      <div className="tc-mx-pair">
        <span>{t('表达式')}</span>
        <span>
          <CodeEditor
            label={t('列“{{title}}”的表达式', { title: input.title })}
            language="expression"
            minHeight={30}
            readOnly={readOnly}
            value={draft.expression}
            marks={marksOfExpression(compiled?.findings ?? [])}
            completions={completions}
            onChange={(expression) => setDraft((before) => ({ ...before, expression }))}
          />
          {compiled?.findings.map((finding) => (
            <span key={finding.message} className="tc-mx-wrong">
              {finding.message}
            </span>
          ))}
        </span>
      </div>
      <div className="tc-mx-pair">
        <label htmlFor={`${id}-domain`}>{t('取值范围')}</label>
        <span>
          <Input
            id={`${id}-domain`}
            size="small"
            readOnly={readOnly}
            placeholder={t('按引擎写法，如 >= 300000；空着即按事实的取值范围')}
            value={draft.domain ?? ''}
            onChange={(event) => {
              const { domain: _gone, ...rest } = draft;
              setDraft(event.target.value.trim() === '' ? rest : { ...rest, domain: event.target.value });
            }}
          />
          {domain !== undefined && <span className="tc-mx-wrong">{domain}</span>}
        </span>
      </div>
      <div className="tc-mx-pair">
        <label htmlFor={`${id}-clause`}>{t('依据')}</label>
        <Select
          id={`${id}-clause`}
          size="small"
          mode="multiple"
          disabled={readOnly}
          optionFilterProp="label"
          options={clauses}
          value={[...(draft.clause ?? [])]}
          onChange={(clause: string[]) => setDraft({ ...draft, clause })}
        />
      </div>
      {changed && (
        <div className="tc-mx-actions">
          <Button
            size="small"
            type="primary"
            disabled={codeWrong || draft.title.trim() === '' || draft.expression.trim() === ''}
            onClick={() => onChange(draft)}
          >
            {t('采用')}
          </Button>
          <Button size="small" onClick={() => setDraft(input)}>
            {t('放弃')}
          </Button>
        </div>
      )}
    </>
  );
}
