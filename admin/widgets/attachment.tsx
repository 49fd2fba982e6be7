import type { Field } from '@formily/core';
import { observer, useField, useFieldSchema } from '@formily/react';
import { toJS } from '@formily/reactive';
import { fieldIds } from './item';
import { FileBox } from './file-box';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import { t } from '../i18n/t';

interface Limits {
  readonly maxItems?: number;
  readonly accept?: readonly string[];
  readonly maxMegabytes?: number;
}

/** Files of an answer, each as `{id, name, size, digest}` once the server has it. */
export const Attachment = observer(function Attachment() {
  const field = useField<Field>();
  const schema = useFieldSchema();
  const limits = (schema['x-data'] as { readonly limits?: Limits } | undefined)?.limits;
  const ids = fieldIds(field);
  return (
    <FileBox
      id={ids.id}
      labelledBy={ids.label}
      describedBy={`${ids.help} ${ids.errors}`}
      title={String(schema.title ?? t('附件'))}
      editable={field.pattern === 'editable'}
      most={limits?.maxItems ?? 20}
      accepts={limits?.accept}
      megabytes={limits?.maxMegabytes}
      files={(toJS(field.value) as readonly AttachmentAnswer[] | null) ?? []}
      onChange={(change) => {
        const next = change((toJS(field.value) as readonly AttachmentAnswer[] | null) ?? []);
        field.setValue(next.length === 0 ? null : next);
      }}
    />
  );
});
