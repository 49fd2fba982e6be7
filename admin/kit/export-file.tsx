import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { t } from '../i18n/t';
import { download } from './download';
import './list.css';

interface ExportFileProps {
  /** Of the server, with what is asked for. */
  readonly address: string;
  /** Nothing is listed, so there is nothing to take away. */
  readonly empty?: boolean;
}

/** What a page lists as a spreadsheet; says when it is there, or why not. */
export function ExportFile({ address, empty = false }: ExportFileProps) {
  const load = useMutation({ mutationFn: async () => (await download(address)).name });
  return (
    <div className="tc-export no-print">
      <Button loading={load.isPending} disabled={empty} onClick={() => load.mutate()}>
        {load.isPending ? t('正在导出') : t('导出 Excel')}
      </Button>
      <div role="status" className="tc-export-said">
        {load.isSuccess && t('已导出“{{name}}”', { name: load.data })}
      </div>
      {load.isError && <Alert type="error" showIcon message={load.error.message} />}
    </div>
  );
}
