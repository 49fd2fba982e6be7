import { Select } from 'antd';
import { t } from '../i18n/t';
import { useAddress } from '../identity/use-address';
import { Labelled } from '../kit/labelled';

interface ChoiceProps {
  readonly title: string;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
}

/** A filter with one value, in the address; choosing goes back to the first page. */
export function Choice({ title, name, words }: ChoiceProps) {
  const { get, set } = useAddress();
  const chosen = get(name);
  return (
    <Labelled title={title}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('不限')}
          style={{ width: '100%' }}
          options={Object.entries(words).map(([value, label]) => ({ value, label }))}
          value={Object.hasOwn(words, chosen) ? chosen : null}
          onChange={(value: string | undefined) => set({ [name]: value ?? '', after: '', before: '' })}
        />
      )}
    </Labelled>
  );
}
