import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { OpenApplication } from '../application/application-queries';
import { Causes } from '../application/causes';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { ActDialog } from '../identity/act-dialog';
import { Field } from '../identity/field';
import { Loading } from '../kit/loading';
import { joined } from '../kit/words';
import { ChoiceField } from './choice-field';
import { useVerb } from './use-verb';
import type { VerbChoice } from './verb-choices';
import { ADD_SIGNER, COPY, REMIND, REMOVE_SIGNER, TRANSFER, TRANSFER_TO } from './verb-queries';

interface VerbDialogProps {
  readonly application: OpenApplication;
  readonly choice: VerbChoice;
  readonly onClose: () => void;
}

/** Asks what is needed for a verb, and says what it leads to before it is done. */
export function VerbDialog({ application, choice, onClose }: VerbDialogProps) {
  const { verb, task } = choice;
  if (verb === 'copy') return <CopyDialog {...{ application, choice, onClose }} />;
  if (!task) return null;
  const about = { choice, task, onClose };
  switch (verb) {
    case 'transfer':
      return <TransferDialog {...about} />;
    case 'add-signer':
      return <AddSignerDialog {...about} />;
    case 'remove-signer':
      return <RemoveSignerDialog {...about} />;
    case 'remind':
      return <RemindDialog {...about} application={application} />;
  }
}

interface AboutTask {
  readonly choice: VerbChoice;
  readonly task: NonNullable<VerbChoice['task']>;
  readonly onClose: () => void;
}

/** What names one act for its idempotency key. */
function actOf({ verb }: VerbChoice, { id, version, reminders }: AboutTask['task']): string {
  return `${verb}.${id}.${version}.${reminders}`;
}

/** The bodies that a verb may name. */
function bodiesToChoose({ action }: VerbChoice) {
  return action.bodies.map(({ code, title }) => ({ value: code, label: title }));
}

function TransferDialog({ choice, task, onClose }: AboutTask) {
  const [person, setPerson] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const others = useQuery({
    queryKey: ['transfer-to', task.id],
    queryFn: async ({ signal }) => (await request(TRANSFER_TO, { id: task.id }, signal)).task.transferTo,
  });
  const act = useVerb(TRANSFER, { act: actOf(choice, task), done: t('已转办'), onDone: onClose });
  const nobody = others.data?.length === 0;
  return (
    <ActDialog
      title={choice.label}
      action={t('转给对方')}
      act={{ isPending: act.isPending, error: others.error ?? act.error }}
      ready={person !== null && reason.trim() !== ''}
      onAct={() =>
        act.mutate({ taskId: task.id, personId: person ?? '', reason: reason.trim(), expectedVersion: task.version })
      }
      onClose={onClose}
    >
      <p className="tc-muted">
        {t('转办后只有对方看得到、办得了“{{body}}”的这项待办；对方不再担任时，待办回到担任者名下。', {
          body: task.body.title,
        })}
      </p>
      {others.isPending && <Loading rows={1} />}
      {nobody && <p>{t('今天没有别人担任{{body}}，不能转办。', { body: task.body.title })}</p>}
      {others.data && !nobody && (
        <ChoiceField
          label={t('转给谁')}
          options={others.data.map(({ id: value, name }) => ({ value, label: name }))}
          value={person}
          onChange={setPerson}
        />
      )}
      <Reason label={t('转办的原因（记入案卷）')} value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function AddSignerDialog({ choice, task, onClose }: AboutTask) {
  const [body, setBody] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useVerb(ADD_SIGNER, { act: actOf(choice, task), done: t('已请其加签'), onDone: onClose });
  return (
    <ActDialog
      title={choice.label}
      action={t('请其加签')}
      act={act}
      ready={body !== null && reason.trim() !== ''}
      onAct={() =>
        act.mutate({ taskId: task.id, body: body ?? '', reason: reason.trim(), expectedVersion: task.version })
      }
      onClose={onClose}
    >
      <p className="tc-muted">
        {t('其同意随之成为本步骤所必须，其不同意即本步骤不同意；尚未表态前可以不再请其加签。')}
      </p>
      <ChoiceField label={t('请谁加签')} options={bodiesToChoose(choice)} value={body} onChange={setBody} />
      <Reason label={t('请其把关什么（记入案卷）')} value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function RemoveSignerDialog({ choice, task, onClose }: AboutTask) {
  const [reason, setReason] = useState('');
  const act = useVerb(REMOVE_SIGNER, { act: actOf(choice, task), done: t('已不再请其加签'), onDone: onClose });
  return (
    <ActDialog
      title={choice.label}
      action={t('不再请其加签')}
      danger
      act={act}
      ready={reason.trim() !== ''}
      onAct={() => act.mutate({ taskId: task.id, reason: reason.trim(), expectedVersion: task.version })}
      onClose={onClose}
    >
      <p className="tc-muted">{t('其余的都已同意时，本步骤随即完成，案件转入下一环节。')}</p>
      <Causes causes={choice.action.causes} />
      <Reason label={t('不再请其加签的原因（记入案卷）')} value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function RemindDialog({ choice, task, onClose, application }: AboutTask & Pick<VerbDialogProps, 'application'>) {
  const act = useVerb(REMIND, { act: actOf(choice, task), done: t('已催办'), onDone: onClose });
  const holders = application.waitingFor
    .filter(({ body }) => body.title === task.body.title)
    .flatMap((waiting) => waiting.holders.map(({ name }) => name));
  return (
    <ActDialog
      title={choice.label}
      action={t('发出催办')}
      act={act}
      onAct={() => act.mutate({ taskId: task.id, expectedVersion: task.version })}
      onClose={onClose}
    >
      <p>
        {holders.length > 0
          ? t('会通知 {{names}}，并记入案卷。', { names: joined(holders) })
          : t('今天没有人担任{{body}}：催办会记入案卷，但通知不到人。', { body: task.body.title })}
      </p>
      <p className="tc-muted">
        {task.reminders === 0
          ? t('这项待办还没有催办过；每天可以催办一次。')
          : t('这项待办已催办 {{count}} 次，最近 {{day}}；每天可以催办一次。', {
              count: task.reminders,
              day: task.remindedOn ?? '',
            })}
      </p>
    </ActDialog>
  );
}

function CopyDialog({ application, choice, onClose }: VerbDialogProps) {
  const [bodies, setBodies] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const act = useVerb(COPY, {
    act: `copy.${application.id}.${application.version}`,
    done: t('已抄送'),
    onDone: onClose,
  });
  return (
    <ActDialog
      title={choice.label}
      action={t('发出抄送')}
      act={act}
      ready={bodies.length > 0}
      onAct={() =>
        act.mutate({
          applicationId: application.id,
          bodies,
          expectedVersion: application.version,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        })
      }
      onClose={onClose}
    >
      <p className="tc-muted">{t('使其知悉，不要求办理；担任者会收到通知，并在“抄送我的”中看到。')}</p>
      <ChoiceField
        label={t('抄送给谁')}
        options={bodiesToChoose(choice)}
        value={bodies}
        onChange={setBodies}
        multiple
      />
      <Reason label={t('附言（可不填）')} value={note} onChange={setNote} />
    </ActDialog>
  );
}

interface ReasonProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Reason({ label, value, onChange }: ReasonProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
