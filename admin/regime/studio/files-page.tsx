import { Button, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { kindOfPath } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { useWorkspace } from '../workspace/workspace';
import { resolveCase } from './case-place';
import { JsonFile } from './json-file';
import { wordFile } from './titles';

/** Every file of the folder as text, for what has no page of its own and for those who know their way. */
export function FilesPage() {
  const { files, lastCompiled, readOnly, remove, findings } = useWorkspace();
  const [search, setSearch] = useSearchParams();
  const paths = [...files.keys()].sort();
  const given = search.get('at');
  const at = given === null ? null : resolveCase(files, given);
  const asked = search.get('file') === 'cases' ? (at?.split('#')[0] ?? null) : search.get('file');
  const path = asked !== null && files.has(asked) ? asked : (paths[0] ?? '');
  const wrong = new Set(
    findings.filter(({ severity }) => severity === 'error').map((finding) => (finding.path ?? '').split('#')[0]),
  );
  return (
    <Panel
      title={t('文件（JSON）')}
      extra={<span className="tc-muted">{t('共 {{count}} 个', { count: files.size })}</span>}
    >
      <div className="tc-files-bar">
        <label htmlFor="file">{t('文件')}</label>
        <Select
          id="file"
          showSearch
          value={path}
          style={{ width: 'min(420px, 100%)' }}
          onChange={(file: string) => setSearch({ file }, { replace: true })}
          options={paths.map((one) => ({
            value: one,
            label: `${one} — ${wordFile(one, lastCompiled)}${wrong.has(one) ? t('（有错误）') : ''}`,
          }))}
        />
        {!readOnly && <NewFile onMade={(file) => setSearch({ file }, { replace: true })} />}
        {!readOnly && kindOfPath(path)?.code !== null && (
          <Button danger onClick={() => remove(path, t('删去 {{path}}', { path }))} title={t('可以撤销')}>
            {t('删去这个文件')}
          </Button>
        )}
      </div>
      <JsonFile path={path} at={at} minHeight={480} maxHeight={900} key={path} />
    </Panel>
  );
}

/** A new document of a kind that may stand several times. */
function NewFile({ onMade }: { readonly onMade: (path: string) => void }) {
  const { files, writeText } = useWorkspace();
  const [name, setName] = useState<string | null>(null);
  if (name === null) return <Button onClick={() => setName('')}>{t('新建文件')}</Button>;
  const place = kindOfPath(name);
  const problem =
    name === ''
      ? null
      : files.has(name)
        ? t('已有这个文件')
        : place
          ? null
          : t('须为 forms/编码.json、matrices/编码.json、procedures/编码.json、papers/编码.json 或 cases/编码.json');
  return (
    <span className="tc-new-file">
      <input
        aria-label={t('新文件的路径')}
        aria-invalid={problem !== null}
        placeholder="forms/example.json"
        value={name}
        autoFocus
        onChange={(event) => setName(event.target.value.trim())}
      />
      <Button
        type="primary"
        disabled={name === '' || problem !== null}
        title={problem ?? undefined}
        onClick={() => {
          writeText(name, '{}\n', t('新建 {{path}}', { path: name }));
          onMade(name);
          setName(null);
        }}
      >
        {t('新建')}
      </Button>
      <Button onClick={() => setName(null)}>{t('取消')}</Button>
      {problem !== null && <span role="alert">{problem}</span>}
    </span>
  );
}
