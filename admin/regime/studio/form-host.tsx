import { useMemo } from 'react';
import { useParams } from 'react-router';
import { t } from '../../i18n/t';
import type { AskedServer } from '../form-editor/asked-server';
import { FormEditor } from '../form-editor/form-editor';
import { CommentsHere } from './comment-thread';
import { useDraft } from './draft-context';
import { useStudio } from './studio-context';

export function FormHost() {
  const { code = '' } = useParams();
  const server = useServer();
  return (
    <>
      <FormEditor code={code} server={server} key={code} />
      <CommentsHere place={`forms/${code}.json`} title={t('这张表单')} />
    </>
  );
}

/** An edition as it is; a draft as it was last saved. */
function useServer(): AskedServer {
  const { kind, id } = useStudio();
  const draft = useDraft();
  const save = draft?.desk.save.kind ?? 'saved';
  const version = save === 'saved' ? (draft?.desk.expectedVersion() ?? null) : null;
  const saving = save === 'waiting' || save === 'saving';
  return useMemo(
    () => (kind === 'edition' ? { kind, id } : { kind, id, version, saving }),
    [kind, id, version, saving],
  );
}
