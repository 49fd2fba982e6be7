import { Input } from 'antd';
import { useState } from 'react';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { todayInBeijing } from '../kit/time';
import { ActDialog } from './act-dialog';
import { Chooser, type Choice } from './choosers';
import { DayBox } from './day-box';
import { CANDIDATES, DELEGATE } from './delegation-queries';
import { Field } from './field';
import { useAct } from './use-act';

interface DelegateDialogProps {
  /** The office that is to be stood in for. */
  readonly office: string;
  readonly onClose: () => void;
}

/** Lets somebody act in one's place from day to day. */
export function DelegateDialog({ office, onClose }: DelegateDialogProps) {
  const [person, setPerson] = useState<string | null>(null);
  const [fromDay, setFromDay] = useState(todayInBeijing());
  const [untilDay, setUntilDay] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(DELEGATE, onClose);
  return (
    <ActDialog
      title={t('委托他人代行')}
      action={t('委托对方')}
      act={act}
      ready={person !== null && fromDay !== '' && untilDay !== '' && reason.trim() !== ''}
      onAct={() => act.mutate({ input: { person: person ?? '', fromDay, untilDay, reason: reason.trim() } })}
      onClose={onClose}
    >
      <p className="tc-muted">
        {t(
          '其间受托人以您所任的主体办理“{{office}}”的待办，记为代您办理；您自己也仍可办理。受托人不得再转委托，也不得代办其本人申报或编制的案件。',
          { office },
        )}
      </p>
      <Field label={t('受托人')}>
        {(id) => <Chooser id={id} value={person} onChange={setPerson} kind="delegation" find={candidates} />}
      </Field>
      <Field label={t('起始日')}>{(id) => <DayBox id={id} value={fromDay} onChange={setFromDay} />}</Field>
      <Field label={t('最后一日（含当日）')}>
        {(id) => <DayBox id={id} value={untilDay} onChange={setUntilDay} />}
      </Field>
      <Field label={t('事由')} help={t('如 休假、出差')}>
        {(id) => <Input id={id} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </ActDialog>
  );
}

/** Deciders of the own government by name or office; who holds several offices stands there once. */
async function candidates(text: string, signal: AbortSignal): Promise<readonly Choice[]> {
  const { nodes } = (await request(CANDIDATES, text ? { text } : {}, signal)).delegationCandidates;
  const named = new Map(
    nodes.flatMap(({ person, title }) =>
      person ? [[person.id, t('{{person}}（{{office}}）', { person: person.name, office: title })] as const] : [],
    ),
  );
  return [...named].map(([value, label]) => ({ value, label }));
}
