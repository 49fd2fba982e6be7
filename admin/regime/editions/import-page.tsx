import { Button } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../../form-schemas/engine';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { LinkButton } from '../../kit/link-button';
import { Loading } from '../../kit/loading';
import { PageTitle } from '../../kit/page-title';
import { Panel } from '../../kit/panel';
import { findingsOf } from '../studio/refused';
import { useJudged } from '../workspace/use-judged';
import { useStartDraft } from './use-start-draft';
import './editions.css';

type Chosen =
  | { readonly name: string; readonly files: RegimeFiles }
  | { readonly name: string; readonly files: null; readonly findings: readonly Finding[] };

/** A zipped folder becomes a draft; what stands against it is shown before anything is created. */
export function ImportPage() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState(false);
  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    try {
      const { MOST_BYTES, unpackFiles } = await import('./regime-zip');
      // A file that is too large is not even read.
      const bytes = new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer());
      const { value, findings } = unpackFiles(bytes);
      setChosen(value ? { name: file.name, files: value } : { name: file.name, files: null, findings });
    } catch {
      const message = t('读不到这个文件，请重新选择');
      setChosen({ name: file.name, files: null, findings: [{ code: 'file-unreadable', severity: 'error', message }] });
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <PageTitle title={t('导入制度文件夹')} extra={<LinkButton to="/regimes">{t('回到制度与版本')}</LinkButton>}>
        {t('把制度的整个文件夹压缩成 zip；导出的压缩包也可以直接导入。')}
      </PageTitle>
      <Panel title={t('选择压缩包')}>
        <label
          className="tc-drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void take(event.dataTransfer.files[0]);
          }}
        >
          <span>{t('选择 zip 文件，或拖到这里')}</span>
          <input
            type="file"
            accept=".zip,application/zip"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        {busy && <Loading rows={2} />}
        {chosen && <p role="status">{chosen.name}</p>}
        {chosen?.files === null && <FindingList findings={chosen.findings} />}
      </Panel>
      {chosen?.files && <Preview files={chosen.files} key={chosen.name + chosen.files.size} />}
    </>
  );
}

function Preview({ files }: { readonly files: RegimeFiles }) {
  const judged = useJudged(files);
  const start = useStartDraft();
  const regime = judged.compiled?.regime ?? null;
  const errors = judged.findings.filter(({ severity }) => severity === 'error').length;
  if (judged.files === null) return <Loading rows={4} />;
  return (
    <Panel
      title={regime?.title ?? t('读不成制度的文件夹')}
      extra={<span className="tc-muted">{t('{{count}} 个文件', { count: files.size })}</span>}
    >
      {regime && (
        <p>
          {regime.basis.number} · {regime.jurisdiction.title} · {t('代码 {{code}}', { code: regime.code })}
        </p>
      )}
      <p>
        {errors === 0
          ? t('✓ 验证通过，可以导入为草稿。')
          : t('有 {{count}} 处错误：可以先导入为草稿再改正，改正之前不能送审。', { count: errors })}
      </p>
      <FindingList findings={judged.findings} limit={20} />
      {start.isError && <FindingList findings={findingsOf(start.error)} />}
      <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ files })}>
        {t('导入为草稿')}
      </Button>
    </Panel>
  );
}
