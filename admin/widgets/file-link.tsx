import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { t } from '../i18n/t';
import { downloadUrl } from './upload';
import './file-box.css';

const FilePreview = lazy(async () => ({ default: (await import('./file-preview')).FilePreview }));

interface FileLinkProps {
  readonly id: string;
  readonly name: string;
}

/** A stored file: its name downloads it, the button shows it. What shows it is loaded when it is asked for. */
export function FileLink({ id, name }: FileLinkProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <span className="tc-file-link">
      <a href={downloadUrl(id)} download={name}>
        {name}
      </a>
      <Button size="small" aria-label={t('预览 {{name}}', { name })} onClick={() => setIsOpen(true)}>
        {t('预览')}
      </Button>
      {isOpen && (
        <Suspense>
          <FilePreview id={id} name={name} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
