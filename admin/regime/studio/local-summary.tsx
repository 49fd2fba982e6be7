import { Button } from 'antd';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { Panel } from '../../kit/panel';
import { findingsOf } from './refused';
import { countLocal, GROUP_WORD } from './local-state';
import { useStudio } from './studio-context';
import type { LocalDesk } from './use-local';

/** How far a regime that was taken over has been made one's own, group by group. */
export function LocalSummary({ local }: { readonly local: LocalDesk }) {
  const { upper } = useStudio();
  const counts = countLocal(local.items, local.kept);
  const { keep, open, required } = local;
  return (
    <Panel
      title={t('本地化清单')}
      extra={
        <span className={open.length > 0 ? 'tc-mind' : 'tc-muted'} role="status">
          {open.length > 0
            ? t('还有 {{count}} 项是上级原文，未确认', { count: open.length })
            : t('✓ 各项都已改成本级的，或已确认沿用')}
        </span>
      }
    >
      <p>
        {t(
          '这部制度抄录自{{government}}第 {{number}} 版。下列各处通常须改成本级的；确实与上级相同的，勾选“确认沿用”。',
          {
            government: upper?.governmentTitle ?? '',
            number: upper?.number ?? '',
          },
        )}{' '}
        {required ? t('都有着落之后才能送审。') : t('本级已发布过版本，沿用的不再逐项确认。')}
      </p>
      <table className="tc-table tc-local-counts">
        <thead>
          <tr>
            <th scope="col">{t('部分')}</th>
            <th scope="col">{t('共几项')}</th>
            <th scope="col">{t('仍是上级原文')}</th>
            {keep && <th scope="col">{t('一并确认')}</th>}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ group, total, open: left }) => (
            <tr key={group}>
              <td>
                <a href={`#local-${group}`}>{GROUP_WORD[group]}</a>
              </td>
              <td>{t('{{count}} 项', { count: total })}</td>
              <td className={left.length > 0 ? 'tc-mind' : 'tc-muted'}>
                {left.length > 0 ? t('{{count}} 项', { count: left.length }) : t('没有')}
              </td>
              {keep && (
                <td>
                  {left.length > 0 && (
                    <Button
                      size="small"
                      onClick={() =>
                        keep(
                          left.map(({ key }) => key),
                          true,
                        )
                      }
                    >
                      {t('“{{group}}”其余 {{count}} 项沿用', { group: GROUP_WORD[group], count: left.length })}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {local.problem !== null && <FindingList findings={findingsOf(local.problem)} />}
    </Panel>
  );
}
