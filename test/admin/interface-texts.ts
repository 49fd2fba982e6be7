import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** What the console says: every `t('…')` of its sources, every Chinese literal outside one, every English entry. */

export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Said extends Place {
  /** Null where the first argument is no literal. */
  readonly text: string | null;
}

export interface Texts {
  readonly said: readonly Said[];
  /** Chinese that no t() translates. */
  readonly bare: readonly (Place & { readonly text: string })[];
}

const CHINESE = /[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/;

/** @param allowed literals that are no texts of the interface, by `file: text` */
export function readTexts(root: string, allowed: ReadonlySet<string> = new Set()): Texts {
  const said: Said[] = [];
  const bare: (Place & { text: string })[] = [];
  for (const path of sourcesIn(root)) {
    const file = relative(root, path);
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const place = (node: ts.Node): Place => ({
      file,
      line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
    });
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
        const [first, ...others] = node.arguments;
        for (const text of first ? literalsOf(first) : [null]) said.push({ ...place(node), text });
        others.forEach(visit);
        return;
      }
      const text = textOf(node, source);
      if (text !== null && text.trim() !== '' && CHINESE.test(text) && !allowed.has(`${file}: ${text.trim()}`))
        bare.push({ ...place(node), text: text.trim() });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { said, bare };
}

/** The literals that an argument may be: one, or those of a condition. */
function literalsOf(node: ts.Expression): readonly (string | null)[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return [null];
}

function textOf(node: ts.Node, source: ts.SourceFile): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isJsxText(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  // A pattern that reads people's punctuation is no text; one that reads words of the interface would be.
  return ts.isRegularExpressionLiteral(node) ? node.getText(source).replace(/[^\u3400-\u9fff]/g, '') : null;
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

export type English = ReadonlyMap<string, readonly { readonly area: string; readonly text: string }[]>;

/** The English of all areas, by Chinese; the same Chinese may stand in several. */
export function readEnglish(folder: string): English {
  const english = new Map<string, { area: string; text: string }[]>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const entries = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
    for (const [chinese, text] of Object.entries(entries)) {
      const known = english.get(chinese);
      if (known) known.push({ area: name, text });
      else english.set(chinese, [{ area: name, text }]);
    }
  }
  return english;
}

/** What is wrong between what is said and its English, as sentences. */
export function flawsOf({ said, bare }: Texts, english: English): readonly string[] {
  const used = new Set<string>();
  const flaws = bare.map(({ file, line, text }) => `${file}:${line} is not translated: ${text}`);
  for (const { file, line, text } of said) {
    if (text === null) {
      flaws.push(`${file}:${line} gives t() no literal`);
      continue;
    }
    const keys = [text, `${text}_one`, `${text}_other`].filter((key) => english.has(key));
    keys.forEach((key) => used.add(key));
    if (!keys.includes(text) && !keys.includes(`${text}_other`)) flaws.push(`${file}:${line} has no English: ${text}`);
    for (const key of keys) {
      for (const entry of english.get(key) ?? []) {
        const optional = key.endsWith('_one') ? ['count'] : [];
        const differ = difference(placeholders(text), placeholders(entry.text), optional);
        if (differ.length > 0) flaws.push(`${entry.area}: {{${differ.join('}}, {{')}}} on one side only: ${key}`);
      }
    }
  }
  for (const [chinese, entries] of english) {
    const [first, ...others] = entries;
    if (!used.has(chinese)) flaws.push(`${first?.area ?? ''} translates what nobody says: ${chinese}`);
    if (others.some(({ text }) => text !== first?.text))
      flaws.push(`${entries.map(({ area }) => area).join(', ')} translate differently: ${chinese}`);
    for (const { area, text } of entries)
      // Words of the regime may be quoted within a translation.
      if (text.trim() === '' || (text === chinese && CHINESE.test(text)))
        flaws.push(`${area} has no English in: ${chinese}`);
  }
  return flaws;
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
}

function difference(left: readonly string[], right: readonly string[], optional: readonly string[]): readonly string[] {
  return [...new Set([...left, ...right])].filter(
    (name) => left.includes(name) !== right.includes(name) && !optional.includes(name),
  );
}
