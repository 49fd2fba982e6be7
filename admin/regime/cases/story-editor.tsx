import { Input } from 'antd';
import { useMemo, useState } from 'react';
import type { Fact, Finding, Json, JsonObject, StoryCase } from '../../../form-schemas/engine';
import { canonicalText } from '../../../form-schemas/formats/canonical';
import { schemaReference } from '../../../form-schemas/formats/document-kind';
import { readDocument } from '../../../form-schemas/formats/read-document';
import { readJson } from '../../../form-schemas/formats/read-json';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { FactInput } from '../../widgets/fact-input';
import { CodeEditor } from '../code-editor/code-editor';
import { setIn } from '../studio/use-document';
import { useWorkspace } from '../workspace/workspace';
import type { ShownCase } from './read-cases';
import { amountsOf } from './story-amounts';
import type { CasesDesk } from './use-cases';

interface StoryEditorProps {
  readonly story: StoryCase;
  readonly one: ShownCase;
  readonly desk: CasesDesk;
}

/** A story: its amounts in boxes, everything else as text, which reaches the draft as soon as it can be read. */
export function StoryEditor({ story, one: { path, index }, desk }: StoryEditorProps) {
  const { lastCompiled } = useWorkspace();
  const [typed, setTyped] = useState<string | null>(null);
  const { title } = story;
  const label = t('修改案例“{{title}}”', { title });
  const stored = useMemo(() => canonicalText(story as unknown as Json), [story]);
  const text = typed ?? stored;
  const findings = useMemo(() => (typed === null ? [] : readStory(typed, path).findings), [typed, path]);
  const amounts = lastCompiled ? amountsOf(lastCompiled, story) : [];
  const set = (next: StoryCase): void => {
    setTyped(null);
    desk.edit([{ path, index, worked: next }], label);
  };
  return (
    <fieldset className="tc-case-edit">
      <legend>{label}</legend>
      <label>
        {t('案例名称')}
        <Input value={title} maxLength={200} onChange={(event) => set({ ...story, title: event.target.value })} />
      </label>
      {amounts.map(({ steps, title: name, number, value }) => (
        <FactInput
          key={steps.join('/')}
          fact={moneyFact(name)}
          label={t('第 {{number}} 步：{{name}}', { number, name })}
          value={value}
          onChange={(next) => set(setIn(story as unknown as Json, steps, next) as unknown as StoryCase)}
          help={t('元或万元均可，如 5000000 或 500万')}
        />
      ))}
      <p className="tc-muted">{t('全部经过、答复与应有结果（JSON）；写得成就存入草稿：')}</p>
      <CodeEditor
        value={text}
        language="json"
        label={t('案例“{{title}}”的 JSON', { title })}
        minHeight={240}
        maxHeight={480}
        onChange={(value) => {
          const { worked } = readStory(value, path);
          // What was read is stored in its usual form; the text stays as it is typed.
          setTyped(value);
          if (worked) desk.edit([{ path, index, worked }], label);
        }}
      />
      {findings.length > 0 && (
        <>
          <p className="tc-bad" role="status">
            {t('还写不成，草稿里仍是改动之前的案例：')}
          </p>
          <FindingList findings={findings} limit={8} />
        </>
      )}
    </fieldset>
  );
}

function readStory(
  text: string,
  path: string,
): { readonly worked: StoryCase | null; readonly findings: readonly Finding[] } {
  const json = readJson(text, path);
  if (json.value === null) return { worked: null, findings: json.findings };
  const whole: JsonObject = { $schema: schemaReference(path, 'cases'), title: path, cases: [json.value] };
  const { value, findings } = readDocument('cases', canonicalText(whole), path);
  const worked = value?.cases[0];
  const errors = findings.filter(({ severity }) => severity === 'error');
  return worked?.kind === 'story' ? { worked, findings: [] } : { worked: null, findings: errors };
}

function moneyFact(title: string): Fact {
  return { name: 'amount', title, type: 'money', owner: { kind: 'scope' }, provenance: 'declared' };
}
