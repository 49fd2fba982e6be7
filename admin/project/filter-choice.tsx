import { Select } from 'antd';
import { t } from '../i18n/t';
import { Labelled } from '../kit/labelled';
import type { Several, Single } from './filter';
import type { ProjectFilter } from './use-project-filter';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly filter: ProjectFilter;
  readonly options: readonly Option[];
  readonly name: Several | Single;
  readonly title: string;
  readonly single?: boolean;
}

/** Values to choose from, with how many projects each has. A value from an address that nothing has is shown as well. */
export function Choice({ filter, options, name, title, single = false }: ChoiceProps) {
  const chosen = filter.search.getAll(name).filter((value) => value !== '');
  const known = options.map(({ value }) => value);
  const missing = chosen
    .filter((value) => !known.includes(value))
    .map((value) => ({ value, label: value.slice(0, 20) }));
  const common = {
    allowClear: true,
    placeholder: t('不限'),
    options: [...options, ...missing] as Option[],
    optionFilterProp: 'label',
    style: { width: '100%' },
  };
  return (
    <Labelled title={title}>
      {(id) =>
        single ? (
          <Select
            {...common}
            id={id}
            value={chosen[0] ?? null}
            onChange={(value: string | null | undefined) => filter.set(name, value ? [value] : [])}
          />
        ) : (
          <Select
            {...common}
            id={id}
            mode="multiple"
            maxTagCount="responsive"
            value={[...chosen]}
            onChange={(values: string[]) => filter.set(name, values)}
          />
        )
      }
    </Labelled>
  );
}
