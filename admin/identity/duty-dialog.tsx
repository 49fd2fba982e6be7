import { Select } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { todayInBeijing } from '../kit/time';
import { ActDialog } from './act-dialog';
import { CREATE_DUTY } from './appointment-queries';
import { OrganisationChooser, PostChooser } from './choosers';
import { DayBox } from './day-box';
import { Field } from './field';
import { useAct } from './use-act';
import { useBodies } from './use-bodies';

/** Lets a post speak for a body of the regime, for all filings or for those of one organisation. */
export function DutyDialog({ onClose }: { readonly onClose: () => void }) {
  const [post, setPost] = useState<string | null>(null);
  const [body, setBody] = useState<string | null>(null);
  const [organisation, setOrganisation] = useState<string | null>(null);
  const [fromDay, setFromDay] = useState(todayInBeijing());
  const { bodies, isPending } = useBodies();
  const act = useAct(CREATE_DUTY, onClose);
  return (
    <ActDialog
      title={t('设定分工')}
      action={t('设定')}
      act={act}
      ready={post !== null && body !== null && fromDay !== ''}
      onAct={() =>
        act.mutate({
          input: { post: post ?? '', body: body ?? '', fromDay, ...(organisation === null ? {} : { organisation }) },
        })
      }
      onClose={onClose}
    >
      <Field label={t('职务')}>{(id) => <PostChooser id={id} value={post} onChange={setPost} />}</Field>
      <Field label={t('代表的制度主体')} help={t('取自本级现行制度')}>
        {(id) => (
          <Select<string>
            id={id}
            showSearch
            optionFilterProp="label"
            loading={isPending}
            value={body}
            onChange={setBody}
            options={[...bodies].map(([value, label]) => ({ value, label }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('只限哪一单位的申报（可不填）')} help={t('如分管副市长只管所分管的单位；不填则不限')}>
        {(id) => <OrganisationChooser id={id} value={organisation} onChange={setOrganisation} />}
      </Field>
      <Field label={t('起始日')}>{(id) => <DayBox id={id} value={fromDay} onChange={setFromDay} />}</Field>
    </ActDialog>
  );
}
