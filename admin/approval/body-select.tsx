import { Select } from 'antd';
import { t } from '../i18n/t';

interface BodySelectProps {
  readonly bodies: readonly { readonly code: string; readonly title: string }[];
  readonly value: string | null;
  readonly onChange: (body: string | null) => void;
}

/** Narrows one's tasks to those of one body. */
export function BodySelect({ bodies, value, onChange }: BodySelectProps) {
  return (
    <Select
      aria-label={t('以哪个主体办理')}
      style={{ minWidth: 220 }}
      value={value ?? ''}
      options={[
        { value: '', label: t('所有主体') },
        ...bodies.map(({ code, title }) => ({ value: code, label: title })),
      ]}
      onChange={(body: string) => onChange(body || null)}
    />
  );
}
