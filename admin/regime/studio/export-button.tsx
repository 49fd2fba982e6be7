import { Button } from 'antd';
import { useState } from 'react';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';

interface ExportButtonProps {
  /** Or how to get them when they are wanted. */
  readonly files: RegimeFiles | (() => Promise<RegimeFiles>);
  /** Of the file and of the folder inside, without ending. */
  readonly name: string;
  readonly size?: 'small' | 'middle';
}

/** Downloads the files as one zip with a folder inside; the packer is loaded when it is wanted. */
export function ExportButton({ files, name, size = 'middle' }: ExportButtonProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  async function save(): Promise<void> {
    setBusy(true);
    setFailed(false);
    try {
      const [{ packFiles }, given] = await Promise.all([
        import('../editions/regime-zip'),
        typeof files === 'function' ? files() : files,
      ]);
      download(packFiles(given, name), `${name}.zip`);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button size={size} loading={busy} onClick={() => void save()}>
        {t('导出压缩包')}
      </Button>
      {failed && <span role="alert">{t('导出未成功，请重试')}</span>}
    </>
  );
}

function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
