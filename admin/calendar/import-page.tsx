import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isFine, type CalendarDocument, type Day, type Finding } from '../../form-schemas/engine';
import { tryCalendar } from '../../form-schemas/formats/calendar/try-calendar';
import { CALENDAR_FILES } from '../../form-schemas/formats/calendars';
import { t } from '../i18n/t';
import { ActProblem } from '../identity/act-problem';
import { DayBox } from '../identity/day-box';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { FindingList } from '../kit/finding-list';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { todayInBeijing } from '../kit/time';
import { documentOf, IMPORT_YEAR, useYears, type CalendarYear } from './calendar-queries';
import { ChangesList } from './changes-list';
import { YearChart } from './year-chart';
import './calendar.css';

interface Typed {
  readonly year: number;
  readonly text: string;
  readonly number: string;
  readonly title: string;
  readonly issued: string;
  readonly url: string;
  readonly provisional: boolean;
}

/** Pasting a year's arrangement, with what it comes to and what is wrong with it, as it is typed. */
export function ImportPage() {
  const years = useYears();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Typed>({
    year: Number(todayInBeijing().slice(0, 4)) + 1,
    text: '',
    number: '',
    title: '',
    issued: '',
    url: '',
    provisional: false,
  });
  const act = useAct(IMPORT_YEAR, ({ importCalendarYear }) => {
    const id = importCalendarYear.calendarYear?.id;
    void navigate(id === undefined ? '/calendar' : `/calendar?id=${encodeURIComponent(id)}`);
  });
  const tried = tryText(typed, years.data ?? []);
  return (
    <>
      <PageTitle title={t('导入一年的安排')}>
        {t('粘贴通知原文即可；也可以是每行“日期,放假或上班,名称”的表，或 JSON。导入后由另一人核对发布。')}
      </PageTitle>
      <div className="tc-import">
        <Panel title={t('安排')}>
          <Form typed={typed} onChange={(change) => setTyped({ ...typed, ...change })} />
          <ActProblem error={act.error} />
          <Button
            type="primary"
            loading={act.isPending}
            disabled={!tried?.document || !isFine(tried.findings)}
            onClick={() => act.mutate({ input: inputOf(typed) })}
          >
            {t('导入，交另一人发布')}
          </Button>
        </Panel>
        <Panel title={t('读出来是')}>
          {tried === null ? (
            <p className="tc-muted">{t('粘贴后，这里随即显示读出的放假与补班、与现行安排的不同和需要核对的地方。')}</p>
          ) : (
            <Read tried={tried} years={years.data ?? []} />
          )}
        </Panel>
      </div>
    </>
  );
}

interface FormProps {
  readonly typed: Typed;
  readonly onChange: (change: Partial<Typed>) => void;
}

function Form({ typed, onChange }: FormProps) {
  const known = announcedOf(typed.year);
  return (
    <div className="tc-form">
      <Field label={t('年份')}>
        {(id) => (
          <InputNumber
            id={id}
            min={2000}
            max={2099}
            value={typed.year}
            onChange={(year) => onChange(year === null ? {} : { year })}
          />
        )}
      </Field>
      <Field label={t('安排的内容')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={12}
            value={typed.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        )}
      </Field>
      {known !== null && (
        <Button size="small" onClick={() => onChange({ text: JSON.stringify(known, null, 2) })}>
          {t('填入随软件提供的 {{year}} 年安排', { year: typed.year })}
        </Button>
      )}
      <Field label={t('文号')} help={t('通知原文写明了文号、名称和日期的，可不填')}>
        {(id) => <Input id={id} value={typed.number} onChange={({ target }) => onChange({ number: target.value })} />}
      </Field>
      <Field label={t('通知名称')}>
        {(id) => <Input id={id} value={typed.title} onChange={({ target }) => onChange({ title: target.value })} />}
      </Field>
      <Field label={t('印发日期')}>
        {(id) => <DayBox id={id} value={typed.issued} onChange={(issued) => onChange({ issued })} />}
      </Field>
      <Field label={t('网址（可不填）')}>
        {(id) => <Input id={id} value={typed.url} onChange={({ target }) => onChange({ url: target.value })} />}
      </Field>
      <Checkbox checked={typed.provisional} onChange={({ target }) => onChange({ provisional: target.checked })}>
        {t('尚未公布，只是暂定')}
      </Checkbox>
    </div>
  );
}

/** What the software itself knows of a year, once that has been announced. */
function announcedOf(year: number): CalendarDocument | null {
  const known = CALENDAR_FILES.get(`${year}.json`) as CalendarDocument | undefined;
  return known?.status === 'published' ? known : null;
}

interface Tried {
  readonly document: CalendarDocument | null;
  readonly findings: readonly Finding[];
}

/** Reads as the server will, by the same rules; null while nothing has been pasted. */
function tryText(typed: Typed, years: readonly CalendarYear[]): Tried | null {
  if (typed.text.trim() === '') return null;
  const { number, title, issued, url } = typed;
  const asked = {
    year: typed.year,
    status: typed.provisional ? ('provisional' as const) : undefined,
    source: { number, title, issued, url },
  };
  const inForce = years.filter((year) => year.inForce).map(documentOf);
  const { value, findings } = tryCalendar(typed.text, asked, { inForce, today: todayInBeijing() as Day });
  return { document: value, findings };
}

function inputOf({ year, text, provisional, ...source }: Typed) {
  const said = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  return {
    year,
    text,
    ...(provisional ? { provisional } : {}),
    sourceNumber: said(source.number),
    sourceTitle: said(source.title),
    sourceIssued: said(source.issued),
    sourceUrl: said(source.url),
  };
}

function Read({ tried, years }: { readonly tried: Tried; readonly years: readonly CalendarYear[] }) {
  const { document, findings } = tried;
  const current = document && years.find(({ year, inForce }) => inForce && year === document.year);
  return (
    <>
      <div role="status">
        <FindingList findings={findings} />
        {findings.length === 0 && <p>{t('没有发现问题。')}</p>}
      </div>
      {document && <ChangesList before={current ? documentOf(current) : null} after={document} />}
      {document && <YearChart document={document} />}
    </>
  );
}
