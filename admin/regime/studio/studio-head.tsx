import { Button } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../i18n/t';
import { PageTitle } from '../../kit/page-title';
import { useWorkspace } from '../workspace/workspace';
import { useStudio } from './studio-context';
import { useUndoKeys } from './use-undo-keys';

interface StudioHeadProps {
  readonly about: ReactNode;
  readonly actions: ReactNode;
  readonly showing: boolean;
  readonly onShow: () => void;
}

export function StudioHead({ about, actions, showing, onShow }: StudioHeadProps) {
  const { title } = useStudio();
  const { readOnly, undoable, redoable, undo, redo, lastCompiled } = useWorkspace();
  useUndoKeys(readOnly ? null : { undo, redo });
  return (
    <PageTitle
      title={lastCompiled?.regime.title || title}
      extra={
        <>
          {!readOnly && (
            <>
              <Button
                onClick={undo}
                aria-keyshortcuts="Control+Z"
                disabled={undoable === null}
                title={undoable === null ? t('没有可撤销的改动') : t('撤销：{{what}}（Ctrl+Z）', { what: undoable })}
              >
                {t('撤销一步')}
              </Button>
              <Button
                onClick={redo}
                aria-keyshortcuts="Control+Y"
                disabled={redoable === null}
                title={redoable === null ? t('没有可重做的改动') : t('重做：{{what}}（Ctrl+Y）', { what: redoable })}
              >
                {t('重做一步')}
              </Button>
            </>
          )}
          <FindingCount showing={showing} onShow={onShow} />
          {actions}
        </>
      }
    >
      {about}
    </PageTitle>
  );
}

function FindingCount({ showing, onShow }: Pick<StudioHeadProps, 'showing' | 'onShow'>) {
  const { findings, settled } = useWorkspace();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const words = !settled
    ? t('验证中…')
    : errors > 0
      ? t('{{count}} 处错误', { count: errors })
      : warnings > 0
        ? t('{{count}} 处提醒', { count: warnings })
        : t('✓ 验证通过');
  const look = !settled ? '' : errors > 0 ? ' tc-count-bad' : warnings > 0 ? ' tc-count-mind' : ' tc-count-good';
  return (
    <Button
      className={`tc-finding-count${look}`}
      onClick={onShow}
      aria-expanded={showing}
      aria-controls="studio-findings"
    >
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
