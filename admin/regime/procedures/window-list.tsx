import { bodyTitle } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { idOfPlace } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { useWorkspace } from '../workspace/workspace';

/** When filing is open, for which year it counts, and who may let a late one in. */
export function WindowList() {
  const { document } = useDocument('windows', 'windows.json');
  const { lastCompiled } = useWorkspace();
  const windows = document?.windows ?? [];
  const body = (code: string): string => bodyTitle(lastCompiled, code);
  return (
    <Panel title={t('申报窗口')}>
      {windows.length === 0 && <p className="tc-muted">{t('没有申报窗口：随时可以申报。')}</p>}
      <ul className="tc-checks">
        {windows.map((window, index) => (
          <li key={window.code} id={idOfPlace(`windows.json#/windows/${index}`)} tabIndex={-1}>
            <div className="tc-check-head">
              <h3>{window.title}</h3>
              <ClauseChip article={lastCompiled?.article(window.clause)} />
            </div>
            <dl className="tc-pairs">
              <dt>{t('每年')}</dt>
              <dd>{t('{{from}} 至 {{to}}，含首尾两日', { from: wordDay(window.from), to: wordDay(window.to) })}</dd>
              <dt>{t('计入')}</dt>
              <dd>
                {window.yearOffset === 0
                  ? t('当年')
                  : window.yearOffset === 1
                    ? t('次年')
                    : t('窗口所在年 {{offset}} 年', {
                        offset: window.yearOffset > 0 ? `+${window.yearOffset}` : window.yearOffset,
                      })}
              </dd>
              {window.late && (
                <>
                  <dt>{t('逾期')}</dt>
                  <dd>
                    {t('至 {{until}} 止可以补报，须由{{by}}放行', {
                      until: wordDay(window.late.until),
                      by: window.late.override.by.map(body).join(t('、')),
                    })}
                  </dd>
                </>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** `10-31` → `10 月 31 日` */
function wordDay(day: string): string {
  const [month = '', date = ''] = day.split('-');
  return t('{{month}} 月 {{date}} 日', { month: Number(month), date: Number(date) });
}
