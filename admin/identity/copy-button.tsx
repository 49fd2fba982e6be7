import { Button } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';

/** Copies a text; says so, and says when the browser does not let it. */
export function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const copy = (): void => {
    // The clipboard is missing where the page is served without TLS.
    const done = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
    done.then(
      () => setCopied(text),
      () => setFailed(true),
    );
  };
  return (
    <Button size="small" type="text" onClick={copy} aria-live="polite">
      {copied === text ? t('已复制') : failed ? t('请手工复制') : t('复制')}
    </Button>
  );
}
