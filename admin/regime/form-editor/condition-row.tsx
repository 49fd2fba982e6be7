import { Button, Select } from 'antd';
import { useMemo } from 'react';
import type { Json, Type } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import {
  arity,
  literalKind,
  operatorsFor,
  yuanLiteral,
  type ConditionRow,
  type Operand,
  type Operator,
} from './condition';
import { wordGroup, type KnownName, type Names } from './names';
import { ValueBox, type ValueKind } from './value-box';

function wordOperator(operator: Operator, type: Type | undefined): string {
  const date = type?.kind === 'date';
  const words: Readonly<Record<Operator, string>> = {
    equals: t('等于'),
    differs: t('不等于'),
    less: date ? t('早于') : t('小于'),
    'at-most': date ? t('不晚于') : t('不超过（含）'),
    more: date ? t('晚于') : t('大于'),
    'at-least': date ? t('不早于') : t('达到（含）'),
    between: t('在两者之间（均含）'),
    'one-of': t('是其中之一'),
    has: t('选有'),
    'has-not': t('没有选'),
    contains: t('含有'),
    starts: t('开头是'),
    given: t('已填'),
    missing: t('未填'),
  };
  return words[operator];
}

interface RowProps {
  readonly row: ConditionRow;
  readonly names: Names;
  readonly number: number;
  /** null takes the row out. */
  readonly onChange: (row: ConditionRow | null) => void;
}

/** One row: which field, how compared, with what. */
export function ConditionRowBox({ row, names, number, onChange }: RowProps) {
  const known = names.find(row.subject);
  const type = known?.type;
  const operators = type ? operatorsFor(type) : [row.operator];
  const subjects = useMemo(() => grouped(names.known), [names.known]);
  const choose = (subject: string): void => {
    const chosen = names.find(subject);
    const [first = 'equals'] = chosen ? operatorsFor(chosen.type) : [];
    const operands: readonly Operand[] = chosen?.type.kind === 'boolean' ? [{ kind: 'boolean', text: 'true' }] : [];
    onChange({ ...row, subject, operator: chosen?.type.kind === 'boolean' ? 'equals' : first, operands });
  };
  const chooseOperator = (operator: Operator): void => {
    const wanted = arity(operator);
    onChange({ ...row, operator, operands: wanted === 'many' ? row.operands : row.operands.slice(0, wanted) });
  };
  return (
    <div role="group" aria-label={t('条件 {{number}}', { number })} className="tc-fe-row">
      <Select
        className="tc-fe-subject"
        showSearch
        optionFilterProp="search"
        aria-label={t('条件 {{number}} 的字段', { number })}
        placeholder={t('选字段、事实或参数')}
        popupMatchSelectWidth={false}
        options={subjects}
        value={row.subject === '' ? null : row.subject}
        onChange={choose}
      />
      <Select
        className="tc-fe-operator"
        aria-label={t('条件 {{number}} 的比较方式', { number })}
        popupMatchSelectWidth={false}
        disabled={row.subject === ''}
        options={[...new Set([...operators, row.operator])].map((operator) => ({
          value: operator,
          label: wordOperator(operator, type),
        }))}
        value={row.operator}
        onChange={chooseOperator}
      />
      <Operands {...{ row, names, number, known }} onChange={onChange} />
      <Button size="small" type="text" aria-label={t('删除条件 {{number}}', { number })} onClick={() => onChange(null)}>
        ×
      </Button>
    </div>
  );
}

function Operands({ row, names, number, known, onChange }: RowProps & { readonly known: KnownName | undefined }) {
  const wanted = arity(row.operator);
  if (!known || wanted === 0) return null;
  const label = t('条件 {{number}} 的值', { number });
  if (wanted === 'many') {
    return (
      <Select
        mode="multiple"
        className="tc-fe-value"
        aria-label={label}
        placeholder={t('请选择')}
        optionFilterProp="label"
        options={[...known.options]}
        value={row.operands.map(({ text }) => text)}
        onChange={(values: readonly string[]) =>
          onChange({ ...row, operands: values.map((text) => ({ kind: 'text', text })) })
        }
      />
    );
  }
  return (
    <>
      {Array.from({ length: wanted }, (_, at) => (
        <OperandBox
          key={at}
          operand={row.operands[at]}
          known={known}
          names={names}
          label={wanted === 1 ? label : t('条件 {{number}} 的第 {{place}} 个值', { number, place: at + 1 })}
          onChange={(operand) => {
            const operands = Array.from({ length: wanted }, (__, place) =>
              place === at ? operand : (row.operands[place] ?? { kind: literalKind(known.type), text: '' }),
            );
            onChange({ ...row, operands });
          }}
        />
      ))}
    </>
  );
}

interface OperandBoxProps {
  readonly operand: Operand | undefined;
  readonly known: KnownName;
  readonly names: Names;
  readonly label: string;
  readonly onChange: (operand: Operand) => void;
}

/** A value, or another name to compare with. */
function OperandBox({ operand, known, names, label, onChange }: OperandBoxProps) {
  const kind = literalKind(known.type);
  const comparable = names.known.filter(
    ({ name, type }) => name !== known.name && literalKind(type) === kind && type.kind === known.type.kind,
  );
  return (
    <div className="tc-fe-operand">
      <div className="tc-fe-value">
        {operand?.kind === 'name' ? (
          <Select
            style={{ width: '100%' }}
            showSearch
            optionFilterProp="search"
            popupMatchSelectWidth={false}
            aria-label={label}
            placeholder={t('选另一项')}
            options={grouped(comparable)}
            value={operand.text === '' ? null : operand.text}
            onChange={(text: string) => onChange({ kind: 'name', text })}
          />
        ) : (
          <ValueBox
            aria-label={label}
            kind={boxOf(known)}
            options={known.options}
            value={operand?.text ?? null}
            onChange={(value) => onChange({ kind, text: literal(known.type, value) })}
          />
        )}
      </div>
      {comparable.length > 0 && known.type.kind !== 'list' && (
        <Select
          className="tc-fe-against"
          aria-label={t('{{label}}：填值还是与另一项比', { label })}
          value={operand?.kind === 'name' ? 'name' : 'value'}
          onChange={(way) => onChange({ kind: way === 'name' ? 'name' : kind, text: '' })}
          options={[
            { value: 'value', label: t('填值') },
            { value: 'name', label: t('另一项') },
          ]}
        />
      )}
    </div>
  );
}

function boxOf({ type, options }: KnownName): ValueKind {
  if (options.length > 0) return 'choice';
  if (type.kind === 'money' || type.kind === 'integer' || type.kind === 'number' || type.kind === 'date')
    return type.kind;
  return type.kind === 'boolean' ? 'boolean' : 'text';
}

function literal(type: Type, value: Json): string {
  if (value === null) return '';
  const text = String(value as string | number | boolean);
  return type.kind === 'money' ? yuanLiteral(text) : text;
}

function grouped(known: readonly KnownName[]) {
  const groups = ['column', 'field', 'fact', 'parameter'] as const;
  return groups
    .map((group) => ({
      label: wordGroup(group),
      options: known
        .filter((name) => name.group === group && name.name !== 'parameters')
        .map(({ name, title }) => ({ value: name, label: title, search: `${title} ${name}` })),
    }))
    .filter(({ options }) => options.length > 0);
}
