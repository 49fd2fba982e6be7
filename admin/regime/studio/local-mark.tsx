import { Checkbox } from 'antd';
import { t } from '../../i18n/t';
import { LOCAL_WORD, stateOf } from './local-state';
import type { LocalDesk } from './use-local';

interface LocalMarkProps {
  readonly local: LocalDesk | null;
  /** `basis/number` */
  readonly of: string;
}

/** Beside something taken over: whether it is still the higher government's, and the box that confirms it. */
export function LocalMark({ local, of }: LocalMarkProps) {
  const item = local?.items.find(({ key }) => key === of);
  if (!local || !item) return null;
  const state = stateOf(item, local.kept);
  const { keep } = local;
  return (
    <div className={`tc-local tc-local-${state}`}>
      {(state !== 'kept' || !keep) && <span className="tc-local-state">{LOCAL_WORD[state]}</span>}
      {state === 'changed' ? (
        <span className="tc-muted">{t('上级为：{{above}}', { above: item.above })}</span>
      ) : (
        keep && (
          <Checkbox
            checked={state === 'kept'}
            aria-label={t('“{{title}}”确认沿用', { title: item.title })}
            onChange={({ target }) => keep([of], target.checked)}
          >
            {t('确认沿用')}
          </Checkbox>
        )
      )}
    </div>
  );
}
