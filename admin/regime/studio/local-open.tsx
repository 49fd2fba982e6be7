import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import './basics.css';
import { countLocal, GROUP_WORD } from './local-state';
import { findingsOf } from './refused';
import type { LocalDesk } from './use-local';

interface LocalOpenProps {
  readonly local: LocalDesk;
  readonly root: string;
}

/** Before handing in: what is still the higher government's, by name, to be mended or confirmed by a person. */
export function LocalOpen({ local, root }: LocalOpenProps) {
  const [read, setRead] = useState(false);
  const { open, keep } = local;
  if (open.length === 0) {
    const kept = local.items.filter(({ key, changed }) => !changed && local.kept.includes(key));
    return kept.length === 0 ? null : (
      <details>
        <summary>{t('{{count}} 项经确认沿用上级原文', { count: kept.length })}</summary>
        <ul>
          {kept.map(({ key, title, above }) => (
            <li key={key}>{t('{{title}}：{{above}}', { title, above })}</li>
          ))}
        </ul>
      </details>
    );
  }
  return (
    <section className="tc-local-open" aria-label={t('仍是上级原文的各项')}>
      <p className="tc-mind">
        <strong>{t('以下 {{count}} 项仍是上级的原文：', { count: open.length })}</strong>{' '}
        <Link to={`${root}/basics`}>{t('去“本地化清单”修改')}</Link>
      </p>
      {countLocal(local.items, local.kept).map(
        ({ group, open: left }) =>
          left.length > 0 && (
            <div key={group}>
              <h3>{GROUP_WORD[group]}</h3>
              <ul>
                {left.map(({ key, title, own }) => (
                  <li key={key}>
                    {group === 'scope' || group === 'bodies' ? title : t('{{title}}：{{above}}', { title, above: own })}
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      {keep && (
        <p className="tc-title-extra">
          <Checkbox checked={read} onChange={({ target }) => setRead(target.checked)}>
            {t('我已逐项看过，这些确实与上级相同')}
          </Checkbox>
          <Button
            disabled={!read}
            title={read ? undefined : t('先看过并勾选')}
            onClick={() => {
              keep(
                open.map(({ key }) => key),
                true,
              );
              setRead(false);
            }}
          >
            {t('确认沿用这 {{count}} 项', { count: open.length })}
          </Button>
        </p>
      )}
      {local.problem !== null && <FindingList findings={findingsOf(local.problem)} />}
    </section>
  );
}
