import { Button, Input } from 'antd';
import { useState } from 'react';
import type { BodiesDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { useWorkspace } from '../workspace/workspace';
import { LocalMark } from './local-mark';
import { renamedBodies } from './local-state';
import { useDocument } from './use-document';
import type { LocalDesk } from './use-local';

/** What the bodies are called here; who holds them is entered under the duties by the security administrator. */
export function LocalBodies({ local }: { readonly local: LocalDesk }) {
  const { readOnly } = useWorkspace();
  const { document, set } = useDocument('bodies', 'bodies.json');
  if (!document) return null;
  const shown = document.bodies
    .map((body, index) => ({ body, index }))
    .filter(({ body }) => local.items.some(({ key }) => key === `bodies/${body.code}`));
  return (
    <Panel title={t('主体名称')} extra={<span className="tc-muted">{t('由谁担任，由安全管理员在“分工”中登记')}</span>}>
      {!readOnly && (
        <Rename
          document={document}
          onRename={(bodies, from, to) =>
            set(['bodies'], bodies, t('主体名称中的“{{from}}”改为“{{to}}”', { from, to }))
          }
        />
      )}
      <ul id="local-bodies" className="tc-local-list">
        {shown.map(({ body, index }) => (
          <li key={body.code}>
            <Input
              aria-label={t('主体“{{code}}”的名称', { code: body.code })}
              value={body.title}
              readOnly={readOnly}
              maxLength={100}
              onChange={({ target }) =>
                set(['bodies', index, 'title'], target.value, t('改主体“{{title}}”的名称', { title: body.code }))
              }
            />
            <LocalMark local={local} of={`bodies/${body.code}`} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface RenameProps {
  readonly document: BodiesDocument;
  readonly onRename: (bodies: never, from: string, to: string) => void;
}

/** One word of all names for another: says beforehand what would become of them. */
function Rename({ document, onRename }: RenameProps) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const renamed = renamedBodies(document.bodies, from, to);
  const first = renamed[0];
  return (
    <div className="tc-rename" role="group" aria-label={t('一并改名')}>
      <label>
        {t('把名称中的')} <Input value={from} maxLength={20} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label>
        {t('改为')} <Input value={to} maxLength={20} onChange={({ target }) => setTo(target.value)} />
      </label>
      <Button
        disabled={renamed.length === 0}
        title={renamed.length === 0 ? t('没有名称含有这几个字') : undefined}
        onClick={() => {
          const becomes = new Map(renamed.map((one) => [one.index, one.becomes]));
          const bodies = document.bodies.map((body, index) => ({ ...body, title: becomes.get(index) ?? body.title }));
          onRename(bodies as never, from, to);
        }}
      >
        {t('改 {{count}} 个名称', { count: renamed.length })}
      </Button>
      {first && <span className="tc-muted">{t('如：{{title}} → {{becomes}}', first)}</span>}
    </div>
  );
}
