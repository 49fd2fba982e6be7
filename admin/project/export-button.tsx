import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Tooltip } from 'antd';
import { t } from '../i18n/t';
import type { ColumnKey } from './columns';
import { downloadList } from './download-list';
import type { ProjectOrder, ProjectWhere } from './filter';

interface ExportButtonProps {
  readonly where: ProjectWhere;
  readonly orderBy: ProjectOrder;
  readonly columns: readonly ColumnKey[];
  readonly count: number;
}

/** The filtered list as a spreadsheet, whole, in its order, with the chosen columns. */
export function ExportButton({ where, orderBy, columns, count }: ExportButtonProps) {
  const load = useMutation({ mutationFn: () => downloadList({ where, orderBy, columns }) });
  return (
    <div className="tc-export no-print">
      <Tooltip
        title={count === 0 ? t('没有可导出的项目') : t('按现在的筛选、排序和所选的列导出全部 {{count}} 个', { count })}
      >
        <Button loading={load.isPending} disabled={count === 0} onClick={() => load.mutate()}>
          {load.isPending ? t('正在导出') : t('导出 Excel')}
        </Button>
      </Tooltip>
      <div role="status" className="tc-export-said">
        {load.isSuccess && t('已导出“{{name}}”', { name: load.data })}
      </div>
      {load.isError && <Alert type="error" showIcon message={load.error.message} />}
    </div>
  );
}
