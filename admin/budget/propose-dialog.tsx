import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { parseYuan } from '../../form-schemas/engine/money';
import { SubjectChoice } from '../evaluation/new-page';
import { t } from '../i18n/t';
import { ActDialog } from '../identity/act-dialog';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { todayInBeijing } from '../kit/time';
import { MoneyBox } from '../widgets/money-box';
import { PROPOSE, type Rules } from './budget-queries';

interface ProposeDialogProps {
  readonly rule: Rules;
  readonly onClose: () => void;
}

/** Enters one line; it waits to be confirmed by somebody else. */
export function ProposeDialog({ rule, onClose }: ProposeDialogProps) {
  const [year, setYear] = useState(Number(todayInBeijing().slice(0, 4)));
  const [source, setSource] = useState(rule.sources?.[0]?.value ?? '');
  const [unit, setUnit] = useState<string | null>(null);
  const [project, setProject] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [amount, setAmount] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useAct(PROPOSE, onClose);
  const fen = parseYuan(amount ?? '').value;
  const isReady = source.trim() !== '' && fen !== null && fen > 0;
  const run = (): void =>
    act.mutate({
      input: { year, source, number, amount: amount ?? '', reason, organisationId: unit, projectId: project },
    });
  return (
    <ActDialog title={t('编列一条预算')} action={t('编列')} act={act} ready={isReady} onAct={run} onClose={onClose}>
      <Field label={t('年度')}>
        {(id) => (
          <InputNumber id={id} min={2000} max={2999} value={year} onChange={(value) => setYear(value ?? year)} />
        )}
      </Field>
      <Field label={t('资金来源')}>
        {(id) =>
          rule.sources ? (
            <Select
              id={id}
              style={{ width: '100%' }}
              value={source}
              options={rule.sources.map(({ value, title }) => ({ value, label: title }))}
              onChange={setSource}
            />
          ) : (
            <AutoComplete
              id={id}
              style={{ width: '100%' }}
              maxLength={200}
              value={source}
              options={[]}
              onChange={setSource}
            />
          )
        }
      </Field>
      <Field label={t('单位')} help={t('统筹安排、不属哪个单位的不填')}>
        {(id) => <SubjectChoice id={id} of="unit" value={unit} onChange={setUnit} />}
      </Field>
      <Field label={t('项目')} help={t('不属哪个项目的不填；填写的须属于所填的单位')}>
        {(id) => <SubjectChoice id={id} of="project" value={project} onChange={setProject} />}
      </Field>
      <Field label={t('文号')}>
        {(id) => <Input id={id} maxLength={100} value={number} onChange={({ target }) => setNumber(target.value)} />}
      </Field>
      <Field label={t('金额')} help={fen === null ? t('须填写，单位为元，至多两位小数') : undefined}>
        {(id) => (
          <>
            <MoneyBox id={id} value={amount} onChange={setAmount} />
            <div className="tc-errors" aria-live="polite">
              {fen !== null && fen <= 0 ? t('金额须大于零') : ''}
            </div>
          </>
        )}
      </Field>
      <Field label={t('事由')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
