import { Button } from 'antd';
import type { CaseWords } from '../../../form-schemas/formats/case-words';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { FindingList } from '../../kit/finding-list';
import { idOfPlace } from '../studio/use-at';
import { useWorkspace } from '../workspace/workspace';
import { BeforeAfter } from './before-after';
import { FactsEditor } from './facts-editor';
import type { ShownCase } from './read-cases';
import { StoryEditor } from './story-editor';
import { StoryMending } from './story-mending';
import { KIND_WORD, type CasesDesk } from './use-cases';
import { compareCase, wordGiven } from './word-case';

interface CaseCardProps {
  readonly one: ShownCase;
  readonly desk: CasesDesk;
  readonly words: CaseWords;
  readonly editing: boolean;
  readonly onEdit: (open: boolean) => void;
  readonly onDone: (said: string) => void;
}

const STATE_WORD = { passes: t('✓ 相符'), fails: t('✗ 不符'), unknown: t('? 未核对') } as const;

/** One case: what it gives, what it expects, what comes of it, and what can be done where the two differ. */
export function CaseCard({ one, desk, words, editing, onEdit, onDone }: CaseCardProps) {
  const { readOnly, lastCompiled } = useWorkspace();
  const { worked, state, path, index } = one;
  const { title } = worked;
  const lines = compareCase(one, words);
  const articles = [...new Set(worked.clause.map((id) => lastCompiled?.article([id]) ?? ''))];
  const told = lines.filter(({ actual }) => actual !== null);
  const shown = worked.kind !== 'story' ? lines : state === 'fails' ? told : lines.slice(-1);
  const others = lines.length - shown.length;
  const silent = state === 'fails' && lines.every(({ actual }) => actual === null);
  return (
    <li id={idOfPlace(`${path}#/cases/${index}`)} tabIndex={-1} className={`tc-case tc-case-${state}`}>
      <div className="tc-case-head">
        <span className={`tc-case-state tc-case-state-${state}`}>{STATE_WORD[state]}</span>
        <h3>{title}</h3>
        <span className="tc-muted">{KIND_WORD[worked.kind]}</span>
        {articles.map((article) => (
          <ClauseChip key={article} article={article} />
        ))}
      </div>
      <p className="tc-case-given">
        <span className="tc-case-label">{t('所给')}</span> {wordGiven(worked, words)}
      </p>
      {shown.map((line) => (
        <BeforeAfter key={line.index} line={line} />
      ))}
      {others > 0 && (
        <details className="tc-case-steps">
          <summary>{t('全部 {{count}} 步', { count: lines.length })}</summary>
          {lines.map((line) => (
            <BeforeAfter key={line.index} line={line} />
          ))}
        </details>
      )}
      {silent && <FindingList findings={one.findings} />}
      {!readOnly && (
        <div className="tc-case-acts">
          {state === 'fails' && (
            <Button
              size="small"
              type="primary"
              disabled={one.rewritten === null}
              title={one.rewritten === null ? t('案例在新规定下走不到底或者得不出结果，须先修改案例') : undefined}
              onClick={() => {
                desk.edit([{ path, index, worked: one.rewritten }], t('改写案例“{{title}}”的应有结果', { title }));
                onDone(t('已按新规定改写案例“{{title}}”的应有结果。名称若不再贴切，请在“修改案例”里改。', { title }));
              }}
            >
              {t('按新规定改写应有结果')}
            </Button>
          )}
          <Button size="small" aria-expanded={editing} onClick={() => onEdit(!editing)}>
            {editing ? t('改好了') : t('修改案例')}
          </Button>
          <Button
            size="small"
            danger
            onClick={() => {
              desk.edit([{ path, index, worked: null }], t('删去案例“{{title}}”', { title }));
              onDone(t('已删去案例“{{title}}”。', { title }));
            }}
          >
            {t('删去案例')}
          </Button>
          {one.rewritten === null && state === 'fails' && (
            <span className="tc-muted">{t('不能直接改写：案例在新规定下走不到底或者得不出结果。')}</span>
          )}
          {one.rewritten !== null && one.doubtful && (
            <span className="tc-case-doubt">{t('请留意：改写后，原来办得成的这一步成为“应被拒绝”。')}</span>
          )}
        </div>
      )}
      {!readOnly && worked.kind === 'story' && state === 'fails' && (
        <StoryMending story={worked} one={one} desk={desk} onDone={onDone} />
      )}
      {editing &&
        (worked.kind === 'story' ? (
          <StoryEditor story={worked} one={one} desk={desk} />
        ) : (
          <FactsEditor worked={worked} one={one} desk={desk} />
        ))}
    </li>
  );
}
