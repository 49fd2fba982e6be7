import { Button } from 'antd';
import { t } from '../i18n/t';
import type { Uploads } from './use-uploads';

/** How far each upload is; what came to nothing says why, and may be tried again. */
export function RunningUploads({ uploads }: { readonly uploads: Uploads }) {
  return (
    <ul className="tc-files" aria-live="polite">
      {uploads.running.map((one) => {
        const { key, percent, problem, again } = one;
        const { name } = one.file;
        return (
          <li key={key}>
            <span>{name}</span>
            {problem === null ? (
              <>
                <progress max={100} value={percent} aria-label={t('{{name}} 的上传进度', { name })} />
                <span className="numeric">{percent}%</span>
                <Button size="small" onClick={() => uploads.cancel(key)}>
                  {t('取消')}
                </Button>
              </>
            ) : (
              <>
                <span className="tc-errors">{problem}</span>
                {again && (
                  <Button size="small" aria-label={t('重试：{{name}}', { name })} onClick={() => uploads.retry(one)}>
                    {t('重试')}
                  </Button>
                )}
                <Button size="small" onClick={() => uploads.forget(key)}>
                  {t('知道了')}
                </Button>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
