import { Button } from 'antd';
import { useState } from 'react';
import { readValue, type CompiledRegime, type Fact, type FactKind, type Json } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { FactInput } from '../../widgets/fact-input';
import { withAnswer, type MissingAnswer } from './edit-cases';
import type { CasesDesk } from './use-cases';

interface AnswerPanelProps {
  readonly missing: MissingAnswer;
  readonly compiled: CompiledRegime;
  readonly desk: CasesDesk;
  readonly onDone: (said: string) => void;
}

/** A field that must be filled now and that stories leave empty: its value is typed once and goes into all of them. */
export function AnswerPanel({ missing: { form, field, cases }, compiled, desk, onDone }: AnswerPanelProps) {
  const [value, setValue] = useState<Json>(null);
  const { title, type } = field;
  const fact = factOf(field, form);
  const count = cases.length;
  const problems = type && value !== null ? readValue(type, value, field.path).findings : [];
  const wrong = problems.map(({ message }) => message);
  const whyNot = value === null || value === '' ? t('先填一个值') : wrong[0];
  return (
    <Panel
      title={t('{{count}} 个案例没有填“{{title}}”', { count, title })}
      extra={
        <span className="tc-muted">
          {t('表单“{{form}}”', { form: compiled.forms.get(form)?.document.title ?? form })}
        </span>
      }
    >
      {fact ? (
        <>
          <p>{t('“{{title}}”现在必填，而这些案例的申报里没有。填一次，补入这些案例中要填它的每一步：', { title })}</p>
          <div className="tc-case-answer">
            <FactInput fact={fact} value={value} onChange={setValue} errors={wrong} />
            <Button
              type="primary"
              disabled={whyNot !== undefined}
              title={whyNot}
              onClick={() => {
                const said = t('给 {{count}} 个案例补填“{{title}}”', { count, title });
                desk.edit(
                  cases.flatMap(({ path, index, worked }) =>
                    worked.kind === 'story'
                      ? [{ path, index, worked: withAnswer(compiled, worked, field.path, value) }]
                      : [],
                  ),
                  said,
                );
                onDone(said);
              }}
            >
              {t('补入这 {{count}} 个案例', { count })}
            </Button>
          </div>
        </>
      ) : (
        <p>{t('“{{title}}”是表格或者附件，请逐个在“修改案例”里补填。', { title })}</p>
      )}
    </Panel>
  );
}

const PLAIN: ReadonlySet<string> = new Set<FactKind>([
  'money',
  'integer',
  'number',
  'boolean',
  'date',
  'text',
  'enum',
  'list',
]);

/** The field as a fact, which has a box of its own; null where it is no single value. */
function factOf({ key, title, type, node, component }: MissingAnswer['field'], form: string): Fact | null {
  if (!type || !PLAIN.has(type.kind) || component === 'Attachment' || component === 'Table') return null;
  const given = node.enum ?? node.items?.enum ?? [];
  const options = given.map(({ value, label }) => ({ value, title: label }));
  return {
    name: key,
    title,
    type: type.kind as FactKind,
    owner: { kind: 'form', form },
    provenance: 'declared',
    ...(options.length === 0 ? {} : { options }),
  };
}
