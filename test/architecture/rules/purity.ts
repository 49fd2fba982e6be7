import { posix } from 'node:path';
import ts from 'typescript';
import { importsOf, place, walk } from '../source';
import type { HouseRule } from './rule';

const ENGINE = 'form-schemas/engine/';

/** What an answer must not depend on, under whatever name. `Date` whole: local time zones are a surrounding too. */
const NEVER = new Set(['Date', 'Intl', 'process', 'globalThis', 'eval', 'Function']);

/** Surroundings whose names are also good names for one's own things: refused where the file declares no such name. */
const GLOBALS = new Set([
  'window',
  'document',
  'performance',
  'crypto',
  'console',
  'require',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
]);

/** Names that a file declares itself: variables, parameters, functions. */
function namesDeclaredIn(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  walk(file, (node) => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (declares && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}

/** Whether an identifier reads a variable, rather than naming a property, a type member or a label. */
function readsAVariable(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  const namesAMember =
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isEnumMember(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent);
  return !namesAMember;
}

const isRandom = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  node.name.text === 'random' &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'Math';

/** The engine reads no clock, no randomness, no process, and runs no text as code. */
export const theEngineIsPure: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const [path, file] of sources) {
    if (!path.startsWith(ENGINE)) continue;
    const own = namesDeclaredIn(file);
    walk(file, (node) => {
      if (isRandom(node)) breaches.push(`${place(node)}: uses randomness`);
      if (!ts.isIdentifier(node) || !readsAVariable(node)) return;
      if (NEVER.has(node.text) || (GLOBALS.has(node.text) && !own.has(node.text))) {
        breaches.push(`${place(node)}: uses ${node.text}`);
      }
    });
  }
  return breaches;
};

/** The engine depends on nothing but itself: no package, no Node module, no data file. */
export const theEngineHasNoDependencies: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const path of sources.keys()) {
    if (!path.startsWith(ENGINE)) continue;
    for (const { node, specifier } of importsOf(sources, path)) {
      const isOwn = specifier.startsWith('.') && posix.join(posix.dirname(path), specifier).startsWith(ENGINE);
      if (!isOwn || specifier.endsWith('.json'))
        breaches.push(`${place(node)}: imports ${specifier} from outside the engine`);
    }
  }
  return breaches;
};

/** Who touches files: regimes through form-schemas/files, uploads through their store, the database's folder at start. */
const MAY_USE_FILES = [
  'form-schemas/files/',
  'api/attachment/',
  'api/platform/',
  'api/main.ts',
  'admin/vite.config.ts',
  'ormconfig.ts',
  'test/',
];

/** node:fs stays behind the wall. */
export const filesAreTouchedInFewPlaces: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const path of sources.keys()) {
    if (MAY_USE_FILES.some((room) => path.startsWith(room))) continue;
    for (const { node, specifier } of importsOf(sources, path)) {
      if (/^(node:)?fs(\/|$)/.test(specifier)) breaches.push(`${place(node)}: imports ${specifier}`);
    }
  }
  return breaches;
};
