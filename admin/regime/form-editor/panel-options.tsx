import type { Field } from '@formily/core';
import { observer, useField } from '@formily/react';
import { toJS } from '@formily/reactive';
import { Button, Input, Pagination } from 'antd';
import { useState } from 'react';
import { t } from '../../i18n/t';
import { fieldIds } from '../../widgets/item';
import { pasteOptions, type Option } from './paste-options';

/** Rows that are drawn at once: a thousand pasted options are all there, fifty of them on screen. */
const PAGE = 50;

/** The options of a choice: what is stored and what people read. */
export const OptionsBox = observer(function OptionsBox() {
  const field = useField<Field>();
  const [page, setPage] = useState(1);
  const [pasting, setPasting] = useState(false);
  const options = ((toJS(field.value) as readonly Option[] | undefined) ?? []).map((option) => option);
  const set = (next: readonly Option[]): void => void field.onInput(next.map((option) => ({ ...option })));
  const pages = Math.max(1, Math.ceil(options.length / PAGE));
  const from = (Math.min(page, pages) - 1) * PAGE;
  return (
    <div role="group" aria-labelledby={fieldIds(field).label}>
      {options.slice(from, from + PAGE).map((option, index) => (
        <OptionRow
          key={from + index}
          number={from + index + 1}
          option={option}
          onChange={(next) => set(options.map((one, at) => (at === from + index ? next : one)))}
          onRemove={() => set(options.filter((_, at) => at !== from + index))}
          {...(from + index > 0 ? { onUp: () => set(swapUp(options, from + index)) } : {})}
        />
      ))}
      {options.length > PAGE && (
        <Pagination
          size="small"
          simple
          current={Math.min(page, pages)}
          total={options.length}
          pageSize={PAGE}
          onChange={setPage}
        />
      )}
      <div className="tc-fe-buttons">
        <Button
          size="small"
          onClick={() => {
            set([...options, ...pasteOptions(t('选项{{count}}', { count: options.length + 1 }), options)]);
            setPage(Math.ceil((options.length + 1) / PAGE));
          }}
        >
          {t('添加选项')}
        </Button>
        <Button size="small" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {t('粘贴多个选项')}
        </Button>
        <span className="tc-help">{t('共 {{count}} 项', { count: options.length })}</span>
      </div>
      {pasting && (
        <PasteBox
          onTake={(text) => {
            set([...options, ...pasteOptions(text, options)]);
            setPasting(false);
          }}
        />
      )}
    </div>
  );
});

function PasteBox({ onTake }: { readonly onTake: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <div>
      <Input.TextArea
        autoFocus
        aria-label={t('粘贴选项，每行一个')}
        placeholder={t('每行一个：只写名称，或者“值，制表符，名称”（可从 Excel 复制两列）')}
        autoSize={{ minRows: 3, maxRows: 8 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button size="small" disabled={text.trim() === ''} onClick={() => onTake(text)}>
        {t('加入这些选项')}
      </Button>
    </div>
  );
}

interface OptionRowProps {
  readonly number: number;
  readonly option: Option;
  readonly onChange: (option: Option) => void;
  readonly onRemove: () => void;
  readonly onUp?: () => void;
}

function OptionRow({ number, option, onChange, onRemove, onUp }: OptionRowProps) {
  return (
    <div className="tc-fe-option">
      <Input
        size="small"
        aria-label={t('选项 {{number}} 的名称', { number })}
        value={option.label}
        onChange={(event) => onChange({ ...option, label: event.target.value })}
      />
      <Input
        size="small"
        className="tc-fe-code"
        aria-label={t('选项 {{number}} 的值', { number })}
        value={option.value}
        onChange={(event) => onChange({ ...option, value: event.target.value.trim() })}
      />
      {onUp && (
        <Button size="small" type="text" aria-label={t('选项 {{number}} 上移', { number })} onClick={onUp}>
          ↑
        </Button>
      )}
      <Button size="small" type="text" aria-label={t('删除选项 {{number}}', { number })} onClick={onRemove}>
        ×
      </Button>
    </div>
  );
}

function swapUp(options: readonly Option[], at: number): readonly Option[] {
  const next = [...options];
  const [before, own] = [options[at - 1], options[at]];
  if (before && own) [next[at - 1], next[at]] = [own, before];
  return next;
}
