import { t } from '../i18n/t';
import { Panel } from '../kit/panel';
import { minuteOf } from '../kit/time';
import type { Entry } from './catalogue-queries';
import { ACT } from './words';
import '../kit/rows.css';
import '../project/life.css';
import '../register/register.css';

/** Every step of an entry, the newest first, with what it changed. */
export function History({ steps }: { readonly steps: Entry['steps'] }) {
  return (
    <Panel title={t('历次变化')} extra={<span className="tc-muted">{t('{{count}} 次', { count: steps.length })}</span>}>
      <ol className="tc-rows" reversed>
        {[...steps].reverse().map(({ number, act, at, note, person, changes }) => (
          <li key={number}>
            <div>
              <strong>{ACT[act]}</strong> · {person?.name ?? t('系统')} ·{' '}
              <span className="numeric">{minuteOf(at)}</span>
              {note !== '' && <> · {note}</>}
              {changes.length > 0 && (
                <div className="tc-record-scroll" role="group" tabIndex={0} aria-label={t('改动，可左右滚动')}>
                  <table className="tc-table tc-register">
                    <thead>
                      <tr>
                        <th scope="col">{t('哪一项')}</th>
                        <th scope="col">{t('此前')}</th>
                        <th scope="col">{t('此后')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {changes.map(({ title, before, after }) => (
                        <tr key={title}>
                          <th scope="row">{title}</th>
                          <td>{before ?? '—'}</td>
                          <td>{after ?? '—'}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
