import type { Field } from '@formily/core';
import { observer, useField } from '@formily/react';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Fact, FactsDocument, JsonObject } from '../../../form-schemas/engine';
import { outlineOf } from '../../../form-schemas/engine/form/outline';
import { t } from '../../i18n/t';
import { PROVENANCE } from '../../kit/words';
import { factsFor, judgeNewFact, maySetFact, newFact, optionsBeyond, withFact, withOptions } from './new-fact';
import { usePanel } from './panel-context';
import { tied } from './panel-fields';
import { TOP } from './pointer';
import { setProperty } from './properties';

/** The fact that the field sets: one that this form owns, or a new one. */
export const FactBox = observer(function FactBox() {
  const field = useField<Field>();
  const { desk, document, node, pointer } = usePanel();
  const [adding, setAdding] = useState(false);
  const value = typeof field.value === 'string' ? field.value : null;
  const usedBy = new Map(
    outlineOf(document.schema.properties, TOP)
      .filter((entry) => entry.pointer !== pointer)
      .flatMap(({ node: other }) => (other['x-fact'] ? [[other['x-fact'], other.title ?? ''] as const] : [])),
  );
  const options = factsFor(desk.facts, desk.code, node).map((fact) => {
    const other = usedBy.get(fact.name);
    const label = t('{{title}}（{{name}}）', { title: fact.title, name: fact.name });
    return {
      value: fact.name,
      label: other === undefined ? label : t('{{label}}，已由“{{other}}”写入', { label, other }),
      disabled: other !== undefined,
    };
  });
  if (!maySetFact(node)) return <div className="tc-help">{t('这一种类不写入事实')}</div>;
  return (
    <>
      <Select
        {...tied(field)}
        style={{ width: '100%' }}
        allowClear
        showSearch
        optionFilterProp="label"
        popupMatchSelectWidth={false}
        placeholder={t('不写入：条件和审批矩阵用不到它')}
        options={options}
        value={value}
        onChange={(name: string | undefined) => void field.onInput(name ?? null)}
      />
      <MissingOptions name={value} />
      {adding ? (
        <NewFact onDone={() => setAdding(false)} />
      ) : (
        value === null && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('新增事实')}
          </Button>
        )
      )}
    </>
  );
});

/** Options of the field that its fact lacks: one step adds them there. */
function MissingOptions({ name }: { readonly name: string | null }) {
  const { desk, node } = usePanel();
  const fact = desk.facts.find((one) => one.name === name);
  const more = optionsBeyond(fact, node);
  if (!fact || more.length === 0) return null;
  return (
    <div className="tc-warning">
      {t('事实“{{title}}”还没有选项：{{options}}', {
        title: fact.title,
        options: more
          .map((option) => option.title)
          .slice(0, 10)
          .join(t('、')),
      })}{' '}
      <Button
        size="small"
        onClick={() =>
          writeFacts(
            desk,
            (document) => withOptions(document, fact.name, more),
            t('补入事实“{{title}}”的选项', { title: fact.title }),
          )
        }
      >
        {t('补入事实')}
      </Button>
    </div>
  );
}

function NewFact({ onDone }: { readonly onDone: () => void }) {
  const { desk, document, node, pointer } = usePanel();
  const id = useId();
  const [name, setName] = useState(pointer.split('/').at(-1) ?? '');
  const [title, setTitle] = useState(node.title ?? '');
  const [provenance, setProvenance] = useState<Fact['provenance']>('declared');
  const problems = judgeNewFact(desk.facts, name, title);
  const save = (): void => {
    const label = t('新增事实“{{title}}”', { title });
    const unit = desk.facts.find(({ type }) => type === 'money')?.unit;
    const fact = newFact(node, desk.code, name, title, provenance, unit);
    if (!writeFacts(desk, (facts) => withFact(facts, fact), label)) return;
    // The same label: both changes are one step to undo.
    desk.change(setProperty(document, pointer, 'fact', name), label);
    onDone();
  };
  return (
    <div className="tc-fe-rule" role="group" aria-label={t('新增事实')}>
      <label htmlFor={`${id}-title`}>{t('事实的名称')}</label>
      <Input id={`${id}-title`} autoFocus value={title} onChange={(event) => setTitle(event.target.value)} />
      <div className="tc-errors">{problems.title}</div>
      <label htmlFor={`${id}-name`}>{t('事实名（条件中使用）')}</label>
      <Input
        id={`${id}-name`}
        className="tc-fe-code"
        value={name}
        onChange={(event) => setName(event.target.value.trim())}
      />
      <div className="tc-errors">{problems.name}</div>
      <label htmlFor={`${id}-from`}>{t('来历')}</label>
      <Select
        id={`${id}-from`}
        value={provenance}
        options={(['declared', 'argued', 'approved', 'recorded'] as const).map((one) => ({
          value: one,
          label: PROVENANCE[one] ?? one,
        }))}
        onChange={setProvenance}
      />
      <div className="tc-fe-buttons">
        <Button size="small" type="primary" disabled={problems.name !== null || problems.title !== null} onClick={save}>
          {t('新增并写入')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('取消')}
        </Button>
      </div>
    </div>
  );
}

/** False where `facts.json` cannot be read just now, which is told. */
function writeFacts(
  desk: ReturnType<typeof usePanel>['desk'],
  change: (document: FactsDocument) => FactsDocument,
  label: string,
): boolean {
  const { value } = desk.workspace.read('facts', 'facts.json');
  if (value === null) {
    desk.say({ text: t('facts.json 现在读不懂，请先改正该文件'), undo: false });
    return false;
  }
  desk.workspace.write('facts.json', change(value) as unknown as JsonObject, label);
  return true;
}
