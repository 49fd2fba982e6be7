import { Button, Input } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { t } from '../i18n/t';

interface RemarkBoxProps {
  readonly title: string;
  /** Null: nothing is said of this field yet. */
  readonly text: string | null;
  readonly onChange: (text: string | null) => void;
}

/** Beside a filed answer: says what is wrong with it. */
export function RemarkBox({ title, text, onChange }: RemarkBoxProps) {
  const id = useId();
  const asked = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text !== null && asked.current) box.current?.querySelector('textarea')?.focus();
    asked.current = false;
  }, [text]);
  if (text === null) {
    return (
      <div className="tc-remark-open">
        <Button
          size="small"
          aria-label={t('指出问题：{{title}}', { title })}
          onClick={() => {
            asked.current = true;
            onChange('');
          }}
        >
          {t('指出问题')}
        </Button>
      </div>
    );
  }
  return (
    <div className="tc-beside" ref={box}>
      <label htmlFor={id}>{t('“{{title}}”的问题', { title })}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <Button
        size="small"
        type="text"
        aria-label={t('不指出“{{title}}”的问题', { title })}
        onClick={() => onChange(null)}
      >
        {t('去掉')}
      </Button>
    </div>
  );
}
