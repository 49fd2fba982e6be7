import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { t } from '../i18n/t';
import { download } from '../kit/download';
import { Panel } from '../kit/panel';
import { upload } from '../widgets/upload';

interface ChooseWorkbookProps<T> {
  /** Address of the template to fill in. */
  readonly template: string;
  /** What is done with the uploaded file, by its id; what it throws is told here. */
  readonly onUploaded: (attachment: string, name: string) => Promise<T>;
  readonly onBegin?: () => void;
  readonly onDone: (done: T) => void;
}

/** The beginning of every import: the template, a workbook chosen and uploaded with its progress, then looked at. */
export function ChooseWorkbook<T>({ template: address, onUploaded, onBegin, onDone }: ChooseWorkbookProps<T>) {
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const template = useMutation({ mutationFn: () => download(address) });
  const look = useMutation({
    mutationFn: async (file: File): Promise<T> => {
      setPercent(0);
      try {
        const { id } = await upload(file, setPercent).done;
        return await onUploaded(id, file.name);
      } finally {
        setPercent(null);
      }
    },
    onMutate: () => onBegin?.(),
    onSuccess: onDone,
  });
  const problem = look.error ?? template.error;
  return (
    <Panel title={t('工作簿')}>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        className="tc-sr"
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) look.mutate(file);
        }}
      />
      <p>
        <Button loading={template.isPending} onClick={() => template.mutate()}>
          {t('下载模板')}
        </Button>{' '}
        <Button type="primary" loading={look.isPending} onClick={() => input.current?.click()}>
          {t('选择工作簿并核对')}
        </Button>
      </p>
      {percent !== null && (
        <p role="status">
          <progress max={100} value={percent} aria-label={t('上传进度')} /> <span className="numeric">{percent}%</span>
        </p>
      )}
      {problem && <Alert type="error" showIcon message={problem.message} />}
    </Panel>
  );
}
