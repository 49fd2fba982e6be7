import { Button, Input, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { Panel } from '../../kit/panel';
import { fileAt } from '../studio/places';
import { useStudio } from '../studio/studio-context';
import { useAt } from '../studio/use-at';
import { useWorkspace } from '../workspace/workspace';
import { AnswerPanel } from './answer-panel';
import { BulkDialog } from './bulk-dialog';
import { CaseGroupView } from './case-group';
import './cases.css';
import { missingAnswers } from './edit-cases';
import { HaltedPanels } from './halted-panels';
import { NewCase } from './new-case';
import { failing, filterCases, rewritable } from './read-cases';
import { useCases } from './use-cases';
import { textOfCase } from './word-case';

/** The worked cases of the regime: what each expects, what comes of it now, and the ways to bring both together. */
export function CasesPage() {
  const { readOnly, lastCompiled, compiled, settled, undo } = useWorkspace();
  const { root } = useStudio();
  const desk = useCases();
  const [search, setSearch] = useSearchParams();
  const [editing, setEditing] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  const { groups, words } = desk;
  const bad = useMemo(() => failing(groups), [groups]);
  const all = groups.reduce((count, { cases }) => count + cases.length, 0);
  const at = search.get('at');
  const asked = bad.some(({ path, index }) => at === `${path}#/cases/${index}`);
  const show = search.get('show') ?? (asked ? 'failing' : 'all');
  const text = search.get('q') ?? '';
  const shown = useMemo(
    () =>
      words
        ? filterCases(
            groups,
            { failing: show === 'failing', text },
            (one) => textOfCase(one, words, lastCompiled?.article(one.worked.clause) ?? ''),
            editing,
          )
        : [],
    [groups, words, show, text, editing, lastCompiled],
  );
  const missing = useMemo(() => (compiled ? missingAnswers(compiled, bad) : []), [compiled, bad]);
  const together = useMemo(() => rewritable(groups), [groups]);
  useAt(shown.length > 0);
  useEffect(() => {
    if (done !== null) notice.current?.focus();
  }, [done]);

  const put = (name: string, value: string | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const onEdit = (code: string, open: boolean): void =>
    setEditing((before) => {
      const next = new Set(before);
      if (open) next.add(code);
      else next.delete(code);
      return next;
    });

  return (
    <>
      <Panel
        title={t('典型案例')}
        extra={
          <span className={bad.length > 0 ? 'tc-case-count tc-case-bad' : 'tc-case-count tc-case-good'}>
            {!lastCompiled || (settled && !compiled)
              ? t('制度现在读不成，案例无法核对')
              : bad.length > 0
                ? t('✗ {{bad}} 个与现在的规定不符，共 {{all}} 个', { bad: bad.length, all })
                : t('✓ {{count}} 个全部相符', { count: all })}
          </span>
        }
      >
        <p className="tc-case-why">
          {t(
            '案例写明某种情形依法应得什么结果，每次改动都拿来核对，免得改一处、错别处。规定变了，有的案例自然不再相符；改写它，就是声明“今后依法应当如此”，会记入改动清单，由发布的人审阅。',
          )}
        </p>
        <div className="tc-case-tools">
          <Segmented
            aria-label={t('看哪些案例')}
            value={show === 'failing' ? 'failing' : 'all'}
            onChange={(value) => put('show', String(value))}
            options={[
              { value: 'all', label: t('全部 {{count}}', { count: all }) },
              { value: 'failing', label: t('不符的 {{count}}', { count: bad.length }) },
            ]}
          />
          <Input.Search
            aria-label={t('按名称、条文、主体、金额查找案例')}
            placeholder={t('名称、条文、主体、金额')}
            allowClear
            defaultValue={text}
            onSearch={(value) => put('q', value.trim())}
            style={{ maxWidth: 280 }}
          />
          {!readOnly && together.length > 0 && (
            <Button type="primary" onClick={() => setBulk(true)}>
              {t('把 {{count}} 个因本次修改而变化的案例一并改写…', { count: together.length })}
            </Button>
          )}
          {!readOnly && (
            <Button onClick={() => put('new', search.get('new') === null ? '-' : null)}>{t('+ 案例')}</Button>
          )}
        </div>
        {done !== null && (
          <div className="tc-case-done" role="status" tabIndex={-1} ref={notice}>
            <span>{done}</span>
            <Button
              size="small"
              onClick={() => {
                undo();
                setDone(null);
              }}
            >
              {t('撤销')}
            </Button>
          </div>
        )}
        {desk.unread.length > 0 && (
          <p className="tc-bad">
            {t('读不成的案例文件，须先改好：')}
            {desk.unread.map((path) => (
              <Link key={path} to={`${root}/${fileAt(path).to}`}>
                {path}
              </Link>
            ))}
          </p>
        )}
      </Panel>
      {!readOnly && search.get('new') !== null && (
        <NewCase
          desk={desk}
          matrix={search.get('new') ?? ''}
          onMatrix={(code) => put('new', code)}
          onDone={(said) => {
            put('new', null);
            setDone(said);
          }}
        />
      )}
      {!readOnly &&
        compiled &&
        missing.map((one) => (
          <AnswerPanel
            key={`${one.form}/${one.field.path}`}
            missing={one}
            compiled={compiled}
            desk={desk}
            onDone={setDone}
          />
        ))}
      {!readOnly && lastCompiled && <HaltedPanels groups={groups} regime={lastCompiled} desk={desk} onDone={setDone} />}
      {words &&
        shown.map((group) => (
          <CaseGroupView
            key={group.path}
            group={group}
            open={show === 'failing' || text !== '' || (at?.startsWith(`${group.path}#`) ?? false)}
            desk={desk}
            words={words}
            editing={editing}
            onEdit={onEdit}
            onDone={setDone}
          />
        ))}
      {shown.length === 0 && (
        <Empty title={show === 'failing' && text === '' ? t('没有不符的案例') : t('没有这样的案例')}>
          {(show !== 'all' || text !== '') && (
            <Button onClick={() => setSearch({}, { replace: true })}>{t('看全部案例')}</Button>
          )}
        </Empty>
      )}
      {bulk && words && (
        <BulkDialog
          cases={together}
          words={words}
          onClose={() => setBulk(false)}
          onConfirm={() => {
            desk.edit(
              together.map(({ path, index, rewritten }) => ({ path, index, worked: rewritten })),
              t('按新规定改写 {{count}} 个案例', { count: together.length }),
            );
            setBulk(false);
            setDone(
              t('已按新规定改写 {{count}} 个案例的应有结果。名称若不再贴切，请在“修改案例”里改。', {
                count: together.length,
              }),
            );
          }}
        />
      )}
    </>
  );
}
