import { Button, Modal } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { PdfPreview } from './pdf-preview';
import { PicturePreview } from './picture-preview';
import { downloadUrl } from './upload';
import './file-preview.css';

interface FilePreviewProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** From a half to four times what fits the width. */
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3, 4];
const FITTING = ZOOMS.indexOf(1);

/** Shows a stored file without leaving the page: pictures and PDF, page by page. Of other kinds it says that it cannot. */
export function FilePreview({ id, name, onClose }: FilePreviewProps) {
  const [zoom, setZoom] = useState(FITTING);
  const kind = /\.(?:(pdf)|(?:png|jpe?g))$/i.exec(name);
  const url = downloadUrl(id);
  const scale = ZOOMS[zoom] ?? 1;
  return (
    <Modal
      open
      title={name}
      onCancel={onClose}
      width="min(1000px, 100vw)"
      style={{ top: 16 }}
      footer={
        <Button href={url} download={name}>
          {t('下载')}
        </Button>
      }
      destroyOnHidden
    >
      {kind && (
        <div className="tc-preview-tools">
          <Button size="small" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            {t('缩小')}
          </Button>
          <span className="numeric" aria-live="polite">
            {Math.round(scale * 100)}%
          </span>
          <Button size="small" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
            {t('放大')}
          </Button>
        </div>
      )}
      {kind === null ? (
        <p>{t('此类文件不能在网页里预览，请下载后打开。')}</p>
      ) : kind[1] ? (
        <PdfPreview url={url} name={name} scale={scale} />
      ) : (
        <PicturePreview url={url} name={name} scale={scale} />
      )}
    </Modal>
  );
}
