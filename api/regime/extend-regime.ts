import type { Json, JsonObject, RegimeDocument, RegimeOrigin } from '../../form-schemas/engine';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { readJson } from '../../form-schemas/formats/read-json';

export interface ExtendAs {
  readonly code: string;
  readonly title: string;
  readonly jurisdiction: RegimeDocument['jurisdiction'];
  readonly origin: RegimeOrigin;
}

/**
 * The files of a published edition as another government's own regime: everything is copied, and `regime.json` says
 * whose it now is and where it came from.
 */
export function extendRegime(files: RegimeFiles, { code, title, jurisdiction, origin }: ExtendAs): RegimeFiles {
  // The edition was read when it was published: its regime.json is an object with these keys.
  const document = readJson(files.get('regime.json') ?? '', 'regime.json').value as JsonObject;
  const { extends: _, ...kept } = document;
  const entries = Object.entries({ ...kept, code, title }).flatMap(
    ([key, value]): readonly (readonly [string, Json])[] =>
      key === 'jurisdiction'
        ? [
            [key, { ...jurisdiction }],
            ['extends', { ...origin }],
          ]
        : [[key, value]],
  );
  return new Map([...files, ['regime.json', canonicalText(Object.fromEntries(entries))]]);
}
