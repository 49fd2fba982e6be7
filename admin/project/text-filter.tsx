import { t } from '../i18n/t';
import { Labelled } from '../kit/labelled';
import { LaterText } from '../kit/later-text';
import type { ProjectFilter } from './use-project-filter';

const PAUSE_MS = 400;

/** Words of the name or number: asked when the typing pauses. */
export function TextFilter({ filter: { search, set } }: { readonly filter: ProjectFilter }) {
  return (
    <Labelled title={t('名称或编号')}>
      {(id) => (
        <LaterText
          id={id}
          value={search.get('text') ?? ''}
          onChange={(text) => set('text', [text], true)}
          pauseMs={PAUSE_MS}
        />
      )}
    </Labelled>
  );
}
