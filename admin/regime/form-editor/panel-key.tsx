import type { Field } from '@formily/core';
import { observer, useField } from '@formily/react';
import { Input } from 'antd';
import { useState } from 'react';
import type { Json } from '../../../form-schemas/engine';
import { readJson } from '../../../form-schemas/formats/read-json';
import { t } from '../../i18n/t';
import { keysForRename, refuseNewKey } from './keys';
import { usePanel } from './panel-context';
import { tied } from './panel-fields';
import { keyOf } from './pointer';
import { namedElsewhere, renameKey } from './rename-key';

/** The key: taken over on Enter or when the box is left, because every rule that names it is rewritten with it. */
export const KeyBox = observer(function KeyBox() {
  const field = useField<Field>();
  const { desk, document, pointer } = usePanel();
  const own = keyOf(pointer);
  const [typed, setTyped] = useState<string | null>(null);
  const key = typed ?? own;
  const refusal = key === own ? null : refuseNewKey(key, keysForRename(document, pointer, own));
  const commit = (): void => {
    if (typed === null || key === own || refusal !== null) return;
    const renamed = renameKey(document, pointer, key);
    desk.edit(renamed, t('字段代码 {{from}} 改为 {{to}}', { from: own, to: key }));
    const left = [...renamed.unread.map((place) => `${desk.path}#${place}`), ...namedElsewhere(otherFiles(desk), own)];
    desk.say({
      text: t('字段代码已由 {{from}} 改为 {{to}}，同时改写了 {{count}} 处规则', {
        from: own,
        to: key,
        count: renamed.rewritten,
      }),
      undo: true,
      ...(left.length > 0 ? { details: left } : {}),
    });
  };
  return (
    <>
      <Input
        {...tied(field)}
        autoComplete="off"
        spellCheck={false}
        className="tc-fe-code"
        value={key}
        {...(refusal ? { status: 'error' as const } : {})}
        onChange={(event) => setTyped(event.target.value.normalize('NFKC').trim())}
        onBlur={commit}
        onPressEnter={commit}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null);
        }}
      />
      <div className={refusal ? 'tc-errors' : 'tc-help'} aria-live="polite">
        {refusal ?? (key === own ? t('规则中以此代码称呼本字段；按回车改名，规则随之改写') : t('按回车改名'))}
      </div>
    </>
  );
});

function otherFiles(desk: ReturnType<typeof usePanel>['desk']): ReadonlyMap<string, Json> {
  const files = [...desk.workspace.files].filter(([path]) => path.startsWith('cases/') || path === 'checks.json');
  return new Map(files.map(([path, text]) => [path, readJson(text, path).value]));
}
