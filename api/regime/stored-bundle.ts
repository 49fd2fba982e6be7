import { bundleText } from '../../form-schemas/formats/bundle';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { MAX_CHARACTERS } from '../../form-schemas/formats/read-json';
import { refuseInput } from '../platform/user-error';

/**
 * The one text in which files are stored. Escaping makes it longer than the files are, and what could not be read back
 * is not stored.
 *
 * @throws InputRefused
 */
export function storedBundle(files: RegimeFiles): string {
  const text = bundleText(files);
  if (text.length > MAX_CHARACTERS)
    throw refuseInput('files', `合并保存后不得超过 ${MAX_CHARACTERS} 个字符，现为 ${text.length} 个`);
  return text;
}
