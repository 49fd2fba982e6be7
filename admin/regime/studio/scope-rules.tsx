import { useMemo } from 'react';
import type { RegimeDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { FindingList } from '../../kit/finding-list';
import { Panel } from '../../kit/panel';
import { ConditionEditor } from '../form-editor/condition-editor';
import '../form-editor/form-editor.css';
import { useRemarks } from '../workspace/remarks';
import { useWorkspace } from '../workspace/workspace';
import { LocalMark } from './local-mark';
import { scopeNames } from './scope-names';
import { TextEdit } from './text-edit';
import { idOfPlace } from './use-at';
import type { useDocument } from './use-document';
import type { LocalDesk } from './use-local';

interface ScopeRulesProps {
  readonly document: RegimeDocument;
  readonly set: ReturnType<typeof useDocument<'regime'>>['set'];
  readonly local: LocalDesk | null;
}

/** Which projects are taken: each rule as a condition built from rows, and the words for whom it turns away. */
export function ScopeRules({ document, set, local }: ScopeRulesProps) {
  const { readOnly, lastCompiled, findings } = useWorkspace();
  const remarks = useRemarks();
  const names = useMemo(() => lastCompiled && scopeNames(lastCompiled), [lastCompiled]);
  return (
    <Panel
      title={t('范围规则')}
      extra={<span className="tc-muted">{t('填写申报表之前逐条判断；不合的当场谢绝')}</span>}
    >
      <ol id="local-scope" className="tc-scope-rules">
        {document.scope.rules.map((rule, index) => {
          const path = `regime.json#/scope/rules/${index}`;
          const label = t('范围规则“{{code}}”的条件', { code: rule.code });
          return (
            <li key={rule.code} id={idOfPlace(path)} tabIndex={-1}>
              <div className="tc-scope-rule">
                <div>
                  <span className="tc-muted">{t('须符合')}</span>{' '}
                  <ClauseChip article={lastCompiled?.article(rule.clause)} />
                  {readOnly || !names ? (
                    <div>
                      <code>{rule.require}</code>
                    </div>
                  ) : (
                    <ConditionEditor
                      value={rule.require}
                      names={names}
                      label={label}
                      none={t('没有条件：须写明才能保存')}
                      onChange={(require) => {
                        if (require !== '')
                          set(['scope', 'rules', index, 'require'], require, t('改{{label}}', { label }));
                      }}
                    />
                  )}
                </div>
                <div>
                  <TextEdit
                    label={t('不符合时的说明')}
                    value={rule.message}
                    readOnly={readOnly}
                    onChange={(message) =>
                      set(
                        ['scope', 'rules', index, 'message'],
                        message,
                        t('改范围规则“{{code}}”的说明', { code: rule.code }),
                      )
                    }
                  />
                  <LocalMark local={local} of={`scope/${rule.code}`} />
                  {remarks?.at(path, rule.message)}
                  <FindingList
                    findings={findings.filter((one) => one.path === path || one.path?.startsWith(`${path}/`) === true)}
                  />
                </div>
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
