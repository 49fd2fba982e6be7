import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { todayInBeijing } from '../kit/time';
import { ActDialog } from './act-dialog';
import { CREATE_APPOINTMENT } from './appointment-queries';
import { PersonChooser, PostChooser } from './choosers';
import { DayBox } from './day-box';
import { Field } from './field';
import { useAct } from './use-act';

/** Appoints a person, one's own by name or another government's by the id that it handed over. */
export function AppointDialog({ onClose }: { readonly onClose: () => void }) {
  const [fromElsewhere, setFromElsewhere] = useState(false);
  const [person, setPerson] = useState<string | null>(null);
  const [post, setPost] = useState<string | null>(null);
  const [fromDay, setFromDay] = useState(todayInBeijing());
  const [untilDay, setUntilDay] = useState('');
  const act = useAct(CREATE_APPOINTMENT, onClose);
  return (
    <ActDialog
      title={t('任命')}
      action={t('任命')}
      act={act}
      ready={Boolean(person) && post !== null && fromDay !== ''}
      onAct={() =>
        act.mutate({
          input: { person: person ?? '', post: post ?? '', fromDay, ...(untilDay === '' ? {} : { untilDay }) },
        })
      }
      onClose={onClose}
    >
      {fromElsewhere ? (
        <Field label={t('人员标识')} help={t('由对方政府交来；他级政府的人员不能按姓名查找')}>
          {(id) => <Input id={id} value={person ?? ''} onChange={({ target }) => setPerson(target.value.trim())} />}
        </Field>
      ) : (
        <Field label={t('人员')}>{(id) => <PersonChooser id={id} value={person} onChange={setPerson} />}</Field>
      )}
      <Checkbox
        checked={fromElsewhere}
        onChange={({ target }) => {
          setFromElsewhere(target.checked);
          setPerson(null);
        }}
      >
        {t('由他级政府登记的人员')}
      </Checkbox>
      <Field label={t('职务')}>{(id) => <PostChooser id={id} value={post} onChange={setPost} />}</Field>
      <Field label={t('起始日')}>{(id) => <DayBox id={id} value={fromDay} onChange={setFromDay} />}</Field>
      <Field label={t('终止日（含当日，可不填）')}>
        {(id) => <DayBox id={id} value={untilDay} onChange={setUntilDay} />}
      </Field>
    </ActDialog>
  );
}
