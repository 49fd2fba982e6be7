import { useState } from 'react';
import { t } from '../i18n/t';

interface PicturePreviewProps {
  readonly url: string;
  readonly name: string;
  readonly scale: number;
}

/** A picture, as wide as there is room at 100%. */
export function PicturePreview({ url, name, scale }: PicturePreviewProps) {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <p role="alert">{t('图片打不开：文件可能已损坏，或您已无权查看。可以试试下载。')}</p>;
  return (
    <div className="tc-preview-sheet" role="region" tabIndex={0} aria-label={t('{{name}} 的预览', { name })}>
      <img src={url} alt={name} style={{ width: `${scale * 100}%` }} onError={() => setIsBroken(true)} />
    </div>
  );
}
