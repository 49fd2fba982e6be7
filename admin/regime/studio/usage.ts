import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { pointerStep, readJson } from '../../../form-schemas/formats/read-json';

/** A text of the documents and where it stands. */
export interface PlacedText {
  /** `checks.json#/checks/3/require` */
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

/** Keys under which prose stands; a name found there is a word, not a use. */
const PROSE: ReadonlySet<string> = new Set([
  'title',
  'note',
  'help',
  'rule',
  'subject',
  'article',
  'question',
  'reason',
  'description',
  'label',
  'words',
  'code',
  'id',
  '$schema',
]);

/** Every text of the documents that may name a fact or a parameter, with its place; worked cases are left out. */
export function textsOf(files: RegimeFiles): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  const walk = (value: unknown, path: string, key: string): void => {
    if (typeof value === 'string') {
      if (!PROSE.has(key)) texts.push({ path, key, text: value });
    } else if (Array.isArray(value)) value.forEach((item, index) => walk(item, path + pointerStep(index), key));
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) walk(item, path + pointerStep(name), name);
  };
  for (const [path, text] of files) {
    if (!path.startsWith('cases/')) walk(readJson(text, path).value, `${path}#`, '');
  }
  return texts;
}

/** Places that read `parameters.<name>`. */
export function usesOfParameter(texts: readonly PlacedText[], name: string): readonly string[] {
  return texts.filter(({ text }) => names(text, `parameters.${name}`)).map(({ path }) => path);
}

/** Places that read or set a fact; its own declaration is none. */
export function usesOfFact(texts: readonly PlacedText[], name: string): readonly string[] {
  return texts.filter(({ text, key, path }) => !isDeclaration(path, key) && names(text, name)).map(({ path }) => path);
}

/** Places that name a body by its code. */
export function usesOfBody(texts: readonly PlacedText[], code: string): readonly string[] {
  const keys = new Set(['by', 'bodies', 'must', 'see', 'fill']);
  return texts.filter(({ text, key }) => keys.has(key) && text === code).map(({ path }) => path);
}

function isDeclaration(path: string, key: string): boolean {
  return path.startsWith('facts.json') && key === 'name';
}

/** Whether a name stands in a text as a whole word. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isLetter(text[at - 1]) && text[at - 1] !== '.' && !isLetter(text[at + name.length])) return true;
  }
  return false;
}

function isLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}_-]/u.test(letter);
}
