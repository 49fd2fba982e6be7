import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { ClocksExport, DueClocks } from './due-clocks';
import { DueTasks, TasksExport } from './due-tasks';
import '../kit/rows.css';
import '../kit/list.css';
import '../funds/execution.css';
import './dashboard.css';

/** Who is late with what: open tasks and what is to be rectified, or the statutory clocks of projects. */
export function DeadlinesPage() {
  const [search, setSearch] = useSearchParams();
  const isOfClocks = search.get('list') === 'clocks';
  return (
    <>
      <PageTitle title={t('时限督办')} extra={isOfClocks ? <ClocksExport /> : <TasksExport />}>
        {isOfClocks
          ? t('各项目在走的、还没有办到的法定时限，先到期的在前；中止期间不计算。')
          : t('各主体还没有办的、各单位还没有报告的整改，先到期的在前；中止期间不算逾期。')}
      </PageTitle>
      <div className="tc-which-list no-print">
        <Segmented
          aria-label={t('看哪张清单')}
          value={isOfClocks ? 'clocks' : 'tasks'}
          options={[
            { value: 'tasks', label: t('待办与整改') },
            { value: 'clocks', label: t('项目的法定时限') },
          ]}
          onChange={(list) => setSearch(list === 'clocks' ? { list } : {})}
        />
      </div>
      {isOfClocks ? <DueClocks /> : <DueTasks />}
    </>
  );
}
