import { Button, Checkbox, Select } from 'antd';
import { memo, startTransition, useEffect, useMemo, useRef, useState, type MutableRefObject } from 'react';
import type { CompiledForm, JsonObject, Vocabulary } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { FactInput } from '../../widgets/fact-input';
import { PreviewFilling } from './preview-filling';
import { previewPart } from './preview-part';
import { rolesOf } from './preview-roles';
import { factsToTry, sampleAnswers, sampleFacts } from './sample-answers';
import type { FormDesk } from './use-form-desk';

/** The form is drawn anew when nothing has changed for this long, ms. */
const CALM = 500;

/** The form as those see it who fill it: with sample answers that can be changed by filling, judged by the engine. */
export const Preview = memo(function Preview({ desk }: { readonly desk: FormDesk }) {
  const { compiled, vocabulary, workspace, code, selected } = desk;
  const shown = useCalm(compiled);
  const near = useCalm(selected?.pointer ?? '');
  const roles = useMemo(() => rolesOf(workspace.lastCompiled, code), [workspace.lastCompiled, code]);
  const [role, setRole] = useState<string | null>(null);
  const [strict, setStrict] = useState(true);
  const [whole, setWhole] = useState(false);
  const [tried, setTried] = useState<JsonObject>({});
  const [round, setRound] = useState(0);
  const kept = useKeptAnswers(shown);
  const parts = shown && !whole ? previewPart(shown.document, near) : null;
  const part = parts === null ? null : parts.join('\n');
  const split = useMemo(() => (shown ? previewPart(shown.document, '') !== null : false), [shown]);
  const facts = useMemo(
    () => (shown && vocabulary ? { ...sampleFacts(shown, vocabulary), ...tried } : {}),
    [shown, vocabulary, tried],
  );
  if (!shown || !vocabulary) {
    return <p>{t('表单还没有一次能够编译，改正错误后即可预览。')}</p>;
  }
  const restart = (answers: JsonObject): void => {
    kept.current = answers;
    setRound(round + 1);
  };
  return (
    <div>
      <div className="tc-fe-preview-head">
        <Select
          style={{ minWidth: 200 }}
          popupMatchSelectWidth={false}
          aria-label={t('以谁的身份看')}
          value={role ?? ''}
          onChange={(body: string) => setRole(body === '' ? null : body)}
          options={[
            { value: '', label: t('不限权限（全部可看可填）') },
            ...roles.map((body) => ({
              value: body,
              label: t('以{{body}}的身份看', { body: desk.bodies.find((one) => one.code === body)?.title ?? body }),
            })),
          ]}
        />
        <Checkbox checked={strict} onChange={(event) => setStrict(event.target.checked)}>
          {t('按提交时核对')}
        </Checkbox>
        {split && (
          <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
            {t('显示整张表')}
          </Checkbox>
        )}
        <Button size="small" onClick={() => restart(sampleAnswers(shown))}>
          {t('恢复示例')}
        </Button>
        <Button size="small" onClick={() => restart({})}>
          {t('清空')}
        </Button>
      </div>
      {!desk.current && (
        <p className="tc-warning" role="status">
          {desk.unread || desk.findings.some(({ finding }) => finding.severity === 'error')
            ? t('以下是最近一次能够编译的样子，改正错误后更新。')
            : t('正在更新预览…')}
        </p>
      )}
      {split && !whole && <p className="tc-help">{t('表单较大，只画出大纲中所选的一部分；核对的仍是整张表。')}</p>}
      <FactsToTry form={shown} vocabulary={vocabulary} given={facts} onChange={setTried} />
      <PreviewFilling
        key={`${round} ${role ?? ''} ${part ?? ''} ${numberOf(shown)}`}
        {...{ form: shown, vocabulary, strict, facts, part, kept }}
        body={role}
        article={workspace.lastCompiled?.article ?? null}
      />
    </div>
  );
});

/** What was filled in survives edits of the form; a field that is new begins with its sample. */
function useKeptAnswers(form: CompiledForm | null): MutableRefObject<JsonObject> {
  const kept = useRef<JsonObject>({});
  const known = useRef(new Set<string>());
  useMemo(() => {
    if (!form) return;
    const fresh = Object.entries(sampleAnswers(form)).filter(([key]) => !known.current.has(key));
    fresh.forEach(([key]) => known.current.add(key));
    kept.current = { ...kept.current, ...Object.fromEntries(fresh) };
  }, [form]);
  return kept;
}

const numbers = new WeakMap<CompiledForm, number>();
let last = 0;

/** Another number for each compiled form: it is drawn anew when it has changed. */
function numberOf(form: CompiledForm): number {
  const known = numbers.get(form);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(form, last);
  return last;
}

/** The value once it has stood still for a while. */
function useCalm<T>(value: T): T {
  const [calm, setCalm] = useState({ value });
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setCalm({ value })), CALM);
    return () => clearTimeout(timer);
  }, [value]);
  return calm.value ?? value;
}

interface FactsToTryProps {
  readonly form: CompiledForm;
  readonly vocabulary: Vocabulary;
  readonly given: JsonObject;
  readonly onChange: (facts: JsonObject) => void;
}

function FactsToTry({ form, vocabulary, given, onChange }: FactsToTryProps) {
  const facts = factsToTry(form, vocabulary);
  if (facts.length === 0) return null;
  return (
    <details className="tc-open-points">
      <summary>{t('规则用到的其他事实（{{count}} 项，取示例值，可改）', { count: facts.length })}</summary>
      {facts.map((fact) => (
        <FactInput
          key={fact.name}
          fact={fact}
          value={given[fact.name] ?? null}
          onChange={(value) => onChange({ ...given, [fact.name]: value })}
        />
      ))}
    </details>
  );
}
