import { Link } from 'react-router';
import { t } from '../i18n/t';
import { Money } from '../kit/money';
import { Panel } from '../kit/panel';
import { MOST_ROWS, type RecordRow } from './life-query';
import { recordTables, type RecordTable } from './record-tables';
import { FieldValue } from '../register/field-value';
import '../kit/rows.css';

/** Typed records as tables, one for each record, with their sums; each row leads to the case that wrote it. */
export function RecordsPanel({ rows, more = false }: { readonly rows: readonly RecordRow[]; readonly more?: boolean }) {
  const tables = recordTables(rows);
  if (tables.length === 0) return null;
  return (
    <Panel title={t('台账')} extra={<span className="tc-muted">{t('{{count}} 条记录', { count: rows.length })}</span>}>
      {tables.map((table) => (
        <section key={table.record} className="tc-record" aria-label={table.title}>
          <h3>
            {table.title}{' '}
            <span className="tc-muted">
              {t('{{count}} 条', { count: table.rows.length })}
              {table.open !== null && t('，其中未办结 {{count}} 条', { count: table.open })}
            </span>
          </h3>
          <Rows table={table} />
        </section>
      ))}
      {more && (
        <p className="tc-muted">{t('记录太多：只列出最早的 {{most}} 条，合计也只计这些。', { most: MOST_ROWS })}</p>
      )}
    </Panel>
  );
}

function Rows({ table: { columns, rows, kinds, open } }: { readonly table: RecordTable }) {
  const whole = { words: null, sums: Object.fromEntries(columns.map(({ name, sum }) => [name, sum])) };
  const totals = [whole, ...kinds].filter(({ sums }) => Object.values(sums).some((sum) => sum !== null));
  return (
    <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('表格，可左右滚动')}>
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('记录日')}</th>
            {columns.map(({ name, title }) => (
              <th scope="col" key={name}>
                {title}
              </th>
            ))}
            {open !== null && <th scope="col">{t('办结')}</th>}
            <th scope="col">{t('由何而来')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label={t('记录日')} className="numeric">
                {row.on}
              </td>
              {columns.map(({ name, title, isMoney }) => {
                const given = row.values.find((value) => value.name === name);
                return (
                  <td key={name} data-label={title} className={isMoney ? 'numeric' : undefined}>
                    <FieldValue given={given} />
                  </td>
                );
              })}
              {open !== null && (
                <td data-label={t('办结')}>
                  {row.closedOn === null ? (
                    t('未办结')
                  ) : row.closedBy ? (
                    <Link to={`/applications/${row.closedBy.id}`}>{row.closedOn}</Link>
                  ) : (
                    row.closedOn
                  )}
                </td>
              )}
              <td data-label={t('由何而来')}>
                {row.application ? (
                  <Link to={`/applications/${row.application.id}`}>{row.application.procedureTitle}</Link>
                ) : (
                  '—'
                )}
                {row.writtenBy && <div className="tc-muted">{row.writtenBy.name}</div>}
              </td>
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && totals.length > 0 && (
          <tfoot>
            {totals.map(({ words, sums }) => (
              <tr key={words ?? ''}>
                <th scope="row">{words === null ? t('合计') : t('{{kind}}合计', { kind: words })}</th>
                {columns.map(({ name, title }) => (
                  <td key={name} data-label={title} className="numeric">
                    {sums[name] != null && (
                      <strong>
                        <Money yuan={sums[name]} />
                      </strong>
                    )}
                  </td>
                ))}
                {open !== null && <td />}
                <td />
              </tr>
            ))}
          </tfoot>
        )}
      </table>
    </div>
  );
}
