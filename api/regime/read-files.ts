import { describePlaces, kindOfPath, type RegimeFiles } from '../../form-schemas/formats/document-kind';
import { refuseInput } from '../platform/user-error';

export interface GivenFile {
  readonly path: string;
  readonly text: string;
}

const MOST_FILES = 1_000;
const MOST_CHARACTERS = 10_000_000;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Makes a bundle of given files, at least one. Which paths a regime may have, and what is in them, is for `readRegime`. @throws InputRefused */
export function readFiles(given: readonly GivenFile[], least = 1): RegimeFiles {
  if (given.length < least || given.length > MOST_FILES) {
    throw refuseInput('files', `须给出 ${least} 至 ${MOST_FILES} 个文件，所给为 ${given.length} 个`);
  }
  const files = new Map<string, string>();
  let characters = 0;
  given.forEach(({ path, text }, index) => {
    if (path.length > 200) throw refuseInput(`files.${index}.path`, '路径不得超过 200 个字符');
    if (files.has(path)) throw refuseInput(`files.${index}.path`, `文件“${path}”给出了两次`);
    if (LONE_SURROGATE.test(text) || text.includes('\0'))
      throw refuseInput(`files.${index}.text`, '须为合法的 Unicode 文本，不含空字符');
    characters += text.length;
    files.set(path, text);
  });
  if (characters > MOST_CHARACTERS)
    throw refuseInput('files', `合计不得超过 ${MOST_CHARACTERS} 个字符，所给为 ${characters} 个`);
  return files;
}

/** As {@link readFiles}, for files that are stored unread: a path that a regime cannot have is refused with its place. @throws InputRefused */
export function readDraftFiles(given: readonly GivenFile[], least = 1): RegimeFiles {
  const files = readFiles(given, least);
  given.forEach(({ path }, index) => {
    if (kindOfPath(path) === null) throw refuseInput(`files.${index}.path`, describePlaces(path));
  });
  return files;
}
