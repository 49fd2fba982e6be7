import { Input, Select } from 'antd';
import type { Finding } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { word } from '../kit/words';
import type { Line } from './evaluation-queries';
import { sumBeneath, type Sheet, type Typed } from './sheet';
import { COMPARISON, KIND } from './words';
import '../kit/rows.css';
import '../register/register.css';

interface SheetTableProps {
  readonly lines: readonly Line[];
  readonly sheet: Sheet;
  readonly needsTargets: boolean;
  /** What is wrong, each at `<code>.<what>`; said beside its line. */
  readonly findings: readonly Finding[];
  /** Null: only to be read. */
  readonly onChange: ((code: string, typed: Typed) => void) | null;
}

const EMPTY: Typed = { score: '', reason: '', target: null };

/** A scoring sheet: branches with what stands beneath them, leaves with their weight, target, score and reason. */
export function SheetTable({ lines, sheet, needsTargets, findings, onChange }: SheetTableProps) {
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table tc-register">
        <thead>
          <tr>
            <th scope="col">{t('指标')}</th>
            <th scope="col" className="tc-amount">
              {t('满分')}
            </th>
            <th scope="col" className="tc-amount">
              {t('得分')}
            </th>
            <th scope="col">{t('评分依据')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.code} className={line.isLeaf ? 'tc-sheet-line' : 'tc-sheet-branch'}>
              <td data-label={t('指标')} style={{ paddingLeft: `${line.depth * 1.5}em` }}>
                {line.title}
                {line.kind && <span className="tc-muted"> {word(KIND, line.kind)}</span>}
                {line.guide && <div className="tc-muted">{line.guide}</div>}
              </td>
              <td data-label={t('满分')} className="tc-amount numeric">
                {line.weight}
              </td>
              {line.isLeaf ? (
                <Leaf
                  line={line}
                  typed={sheet.get(line.code) ?? EMPTY}
                  needsTargets={needsTargets}
                  findings={findings.filter(({ path = '' }) => path.startsWith(`${line.code}.`))}
                  onChange={onChange}
                />
              ) : (
                <>
                  <td data-label={t('得分')} className="tc-amount numeric">
                    {sumBeneath(lines, at, sheet)}
                  </td>
                  <td data-label={t('评分依据')} />
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LeafProps {
  readonly line: Line;
  readonly typed: Typed;
  readonly needsTargets: boolean;
  readonly findings: readonly Finding[];
  readonly onChange: SheetTableProps['onChange'];
}

function Leaf({ line: { code, title, kind }, typed, needsTargets, findings, onChange }: LeafProps) {
  const { score, reason, target } = typed;
  const withTarget = needsTargets && kind !== null;
  if (!onChange)
    return (
      <>
        <td data-label={t('得分')} className="tc-amount numeric">
          {score || '—'}
        </td>
        <td data-label={t('评分依据')}>
          {reason || '—'}
          {target && (
            <div className="tc-muted">
              {t('目标：{{comparison}} {{number}} {{unit}}（{{source}}）', {
                comparison: word(COMPARISON, target.comparison),
                number: target.number,
                unit: target.unit,
                source: target.source,
              })}
            </div>
          )}
        </td>
      </>
    );
  return (
    <>
      <td data-label={t('得分')} className="tc-amount">
        <Input
          className="tc-sheet-score"
          inputMode="decimal"
          aria-label={t('“{{title}}”的得分', { title })}
          value={score}
          status={findings.some(({ path }) => path === `${code}.score`) ? 'error' : ''}
          onChange={(event) => onChange(code, { ...typed, score: event.target.value })}
        />
      </td>
      <td data-label={t('评分依据')}>
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          aria-label={t('“{{title}}”的评分依据', { title })}
          value={reason}
          onChange={(event) => onChange(code, { ...typed, reason: event.target.value })}
        />
        {withTarget && (
          <TargetBoxes title={title} target={target} onChange={(next) => onChange(code, { ...typed, target: next })} />
        )}
        {findings.map(({ code: rule, path, message }) => (
          <div key={`${rule} ${path ?? ''}`} className="tc-sheet-wrong">
            {message}
          </div>
        ))}
      </td>
    </>
  );
}

interface TargetBoxesProps {
  readonly title: string;
  readonly target: Typed['target'];
  readonly onChange: (target: Typed['target']) => void;
}

function TargetBoxes({ title, target, onChange }: TargetBoxesProps) {
  const now = target ?? { comparison: '>=', number: '', unit: '', source: '' };
  const set = (change: Partial<typeof now>): void => {
    const next = { ...now, ...change };
    onChange(next.number === '' && next.unit === '' && next.source === '' ? null : next);
  };
  const box = (name: 'number' | 'unit' | 'source', words: string) => (
    <Input
      aria-label={t('“{{title}}”的目标：{{part}}', { title, part: words })}
      placeholder={words}
      value={now[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <div className="tc-sheet-target">
      <Select
        aria-label={t('“{{title}}”的目标：{{part}}', { title, part: t('比较') })}
        value={now.comparison}
        options={Object.entries(COMPARISON).map(([value, label]) => ({ value, label }))}
        onChange={(comparison: string) => set({ comparison })}
      />
      {box('number', t('数值'))}
      {box('unit', t('计量单位'))}
      {box('source', t('数据来源'))}
    </div>
  );
}
