import { Button } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import '../kit/rows.css';
import '../project/life.css';
import '../register/register.css';

const SHOWN = 100;

/** One thing wrong; without a sheet it concerns the whole file. */
interface ImportFinding {
  readonly sheet: string | null;
  /** Counted from 1, as the spreadsheet program shows it. */
  readonly row: number | null;
  readonly column: string | null;
  readonly field: string | null;
  readonly message: string;
  readonly given: string | null;
}

interface ImportFindingsProps {
  /** All that there are; the list may be cut. */
  readonly found: number;
  readonly findings: readonly ImportFinding[];
}

/** What is wrong, where it stands in the workbook. */
export function ImportFindings({ found, findings }: ImportFindingsProps) {
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <>
      <h3>{t('不合格之处（{{count}} 处）', { count: found })}</h3>
      <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
        <table className="tc-table tc-register">
          <thead>
            <tr>
              <th scope="col">{t('工作表')}</th>
              <th scope="col">{t('行')}</th>
              <th scope="col">{t('列')}</th>
              <th scope="col">{t('字段')}</th>
              <th scope="col">{t('要求')}</th>
              <th scope="col">{t('所给')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ sheet, row, column, field, message, given }, index) => (
              <tr key={index}>
                <td data-label={t('工作表')}>{sheet ?? t('整个文件')}</td>
                <td data-label={t('行')} className="numeric">
                  {row ?? '—'}
                </td>
                <td data-label={t('列')}>{column ?? '—'}</td>
                <td data-label={t('字段')}>{field ?? '—'}</td>
                <td data-label={t('要求')}>{message}</td>
                <td data-label={t('所给')}>{given === null || given === '' ? '—' : given}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {findings.length > shown.length && (
        <Button onClick={() => setAll(true)}>{t('再列出 {{count}} 处', { count: findings.length - SHOWN })}</Button>
      )}
      {found > findings.length && (
        <p className="tc-muted">
          {t('另有 {{count}} 处未列出：改正以上各处后重新上传。', { count: found - findings.length })}
        </p>
      )}
    </>
  );
}
