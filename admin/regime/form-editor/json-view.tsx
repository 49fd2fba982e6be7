import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { t } from '../../i18n/t';
import { CodeEditor } from '../code-editor/code-editor';
import { marksIn, nodeAtOffset } from './form-findings';
import { nearestPlace, placesIn } from './json-places';
import type { FormDesk } from './use-form-desk';

/** Where the JSON is to be shown: a pointer, with a number that grows with each wish. */
export interface JsonPlace {
  readonly pointer: string;
  readonly wish: number;
}

/** The file as it is stored. Typing here is typing into the draft, whether it can be read or not. */
export function JsonView({ desk, place }: { readonly desk: FormDesk; readonly place: JsonPlace | null }) {
  const { text, path, findings, pointers, select, selected, selectedFrom, workspace } = desk;
  const calm = useDeferredValue(text);
  const marks = useMemo(() => marksIn(calm, findings), [calm, findings]);
  const [reveal, setReveal] = useState<{
    readonly line: number;
    readonly column: number;
    readonly focus?: boolean;
  } | null>(null);

  useEffect(() => {
    if (!place) return;
    const position = nearestPlace(placesIn(text), place.pointer);
    if (position) setReveal({ ...position, focus: true });
  }, [place]);

  const pointer = selected?.pointer;
  useEffect(() => {
    if (pointer === undefined || pointer === '' || selectedFrom !== 'outline') return;
    const position = nearestPlace(placesIn(text), pointer);
    if (position) setReveal(position);
    // Only when another node is selected: while one types, the cursor stays where it is.
  }, [pointer, selectedFrom]);

  return (
    <CodeEditor
      language="json"
      label={t('{{path}} 的 JSON', { path })}
      value={text}
      readOnly={workspace.readOnly}
      onChange={(next) => workspace.writeText(path, next, t('编辑 {{path}}', { path }))}
      marks={marks}
      reveal={reveal}
      onCursor={(offset) => {
        if (desk.unread) return;
        const node = nodeAtOffset(text, offset, pointers);
        if (node !== pointer) select(node, 'json');
      }}
      minHeight={360}
      maxHeight={720}
    />
  );
}
