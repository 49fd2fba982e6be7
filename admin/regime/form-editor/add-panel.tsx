import { Button, Input, Radio, Select } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { FormComponent, FormDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { addNode, nodeAt, placesFor, type Place } from './edit-form';
import { keysBeside, proposeKey, refuseNewKey } from './keys';
import { kindOptions, newNode } from './kinds';
import type { FormDesk } from './use-form-desk';

interface AddPanelProps {
  readonly desk: FormDesk;
  readonly document: FormDocument;
  readonly onClose: (added: boolean) => void;
}

/** A new field, section or table: its kind, its title, a key that is proposed, and where it goes. */
export function AddPanel({ desk, document, onClose }: AddPanelProps) {
  const id = useId();
  const selected = desk.selected?.pointer ?? '';
  const places = placesFor(document, selected);
  const [inside, setInside] = useState(places.inside !== null);
  const [kind, setKind] = useState<FormComponent>('Text');
  const [title, setTitle] = useState('');
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const titleBox = useRef<InputRef>(null);
  useEffect(() => titleBox.current?.focus(), []);

  const place: Place | null = (inside ? places.inside : places.after) ?? places.inside ?? places.after;
  const container = place?.container ?? '';
  const inTable = container.endsWith('/items/properties');
  const kinds = kindOptions(inTable);
  const chosen = kinds.some(({ value }) => value === kind) ? kind : 'Text';
  const taken = keysBeside(document, container);
  const key = typedKey ?? proposeKey(chosen, inTable, new Set([...taken, ...desk.facts.map(({ name }) => name)]));
  const keyProblem = refuseNewKey(key, taken);
  const titleProblem = title.trim() === '' ? t('请写标题') : null;
  const around = nodeAt(document, selected)?.title ?? document.title;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!place || keyProblem || titleProblem) return;
    const label = t('添加“{{title}}”', { title: title.trim() });
    desk.edit(addNode(document, place, key, newNode(chosen, title.trim())), label);
    desk.say({ text: t('已添加“{{title}}”（{{key}}）', { title: title.trim(), key }), undo: true });
    onClose(true);
  };
  return (
    <form
      className="tc-fe-add"
      aria-labelledby={`${id}-head`}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose(false);
      }}
    >
      <h3 id={`${id}-head`}>{t('添加字段、分组或明细表')}</h3>
      <label htmlFor={`${id}-title`}>{t('标题')}</label>
      <Input
        id={`${id}-title`}
        ref={titleBox}
        autoComplete="off"
        placeholder={t('如：联系电话')}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="tc-errors" role="alert">
        {tried && titleProblem}
      </div>
      <label htmlFor={`${id}-kind`}>{t('种类')}</label>
      <Select
        id={`${id}-kind`}
        value={chosen}
        onChange={setKind}
        options={kinds.map(({ value, label, help }) => ({ value, label: `${label}　${help}` }))}
      />
      <label htmlFor={`${id}-key`}>{t('字段代码（规则中使用）')}</label>
      <Input
        id={`${id}-key`}
        className="tc-fe-code"
        autoComplete="off"
        spellCheck={false}
        value={key}
        onChange={(event) => setTypedKey(event.target.value.normalize('NFKC').trim())}
      />
      <div className="tc-errors" role="alert">
        {keyProblem}
      </div>
      {places.inside && places.after && (
        <Radio.Group
          aria-label={t('放在哪里')}
          name={`${id}-place`}
          value={inside ? 'inside' : 'after'}
          onChange={(event) => setInside(event.target.value === 'inside')}
          options={[
            { value: 'inside', label: t('放在“{{title}}”里面', { title: around }) },
            { value: 'after', label: t('放在“{{title}}”之后', { title: around }) },
          ]}
        />
      )}
      {!(places.inside && places.after) && (
        <div className="tc-help">{places.inside ? t('放在表单末尾') : t('放在“{{title}}”之后', { title: around })}</div>
      )}
      <div className="tc-fe-buttons">
        <Button type="primary" htmlType="submit">
          {t('添加')}
        </Button>
        <Button onClick={() => onClose(false)}>{t('取消')}</Button>
      </div>
    </form>
  );
}
