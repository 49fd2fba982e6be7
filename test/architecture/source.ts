import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** TypeScript files by path from the root of the repository, with `/`. Rules also run on invented ones. */
export type Sources = ReadonlyMap<string, ts.SourceFile>;

/** Parses invented or real texts. */
export function parse(texts: Readonly<Record<string, string>>): Sources {
  return new Map(
    Object.entries(texts).map(([path, text]) => {
      const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      return [path, ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, kind)];
    }),
  );
}

const SKIPPED = new Set(['node_modules', 'dist', 'coverage']);

/** Reads every TypeScript file of the repository, declarations of plain JavaScript left out. */
export function readRepository(root: string): Sources {
  const texts: Record<string, string> = {};
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) visit(path);
      } else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) {
        texts[relative(root, path).split(sep).join('/')] = readFileSync(path, 'utf8');
      }
    }
  };
  visit(root);
  return parse(texts);
}

/** Calls back with every node of a file. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** Place of a node for people: `path:line`. */
export function place(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}

export interface Import {
  readonly node: ts.Node;
  /** As written: `../finding`, `node:fs`, `react`. */
  readonly specifier: string;
  /** The file of the same source set that it names, or null for packages, data and plain JavaScript. */
  readonly target: string | null;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require') ||
    (ts.isPropertyAccessExpression(expression) && expression.getText() === 'require.resolve');
  return loads ? node.arguments[0] : undefined;
}

function resolve(sources: Sources, from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const base = posix.join(dirname(from), specifier).replace(/\.js(x?)$/, '');
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  return candidates.find((path) => sources.has(path)) ?? null;
}

/** Every import of a file, however it is written: static, type-only, re-export, dynamic, require. */
export function importsOf(sources: Sources, path: string): readonly Import[] {
  const file = sources.get(path);
  if (!file) return [];
  const imports: Import[] = [];
  walk(file, (node) => {
    const specifier = specifierOf(node);
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    imports.push({ node, specifier: specifier.text, target: resolve(sources, path, specifier.text) });
  });
  return imports;
}
