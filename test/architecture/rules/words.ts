import ts from 'typescript';
import { place, walk } from '../source';
import { cityNames } from '../../support/city-names.cjs';
import type { HouseRule } from './rule';

/** Seeds and tests are about one city on purpose; a comment may name its source. */
const MAY_NAME_CITIES = ['seeds/', 'test/'];

/** No identifier, text or markup names a city: what differs between cities is data. */
export const codeNamesNoCity: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const [path, file] of sources) {
    if (MAY_NAME_CITIES.some((room) => path.startsWith(room))) continue;
    const named = cityNames.find((city) => path.includes(city));
    if (named) breaches.push(`${path}: its path names ${named}`);
    walk(file, (node) => {
      const isWord =
        ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node);
      if (!isWord) return;
      const text = node.text.toLowerCase();
      const city = cityNames.find((name) => text.includes(name));
      if (city) breaches.push(`${place(node)}: names ${city}`);
    });
  }
  return breaches;
};

const MAY_READ_ENVIRONMENT = ['api/config.ts', 'api/main.ts', 'ormconfig.ts', 'admin/vite.config.ts', 'test/'];

const isProcess = (node: ts.Expression): boolean =>
  (ts.isIdentifier(node) && node.text === 'process') ||
  (ts.isPropertyAccessExpression(node) && node.name.text === 'process');

/** One file of the server reads the environment; `const { env } = process` counts too. */
export const oneFileReadsTheEnvironment: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const [path, file] of sources) {
    if (MAY_READ_ENVIRONMENT.some((room) => path.startsWith(room))) continue;
    walk(file, (node) => {
      const reads =
        (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isProcess(node.expression)) ||
        (ts.isElementAccessExpression(node) &&
          node.argumentExpression.getText() === "'env'" &&
          isProcess(node.expression)) ||
        (ts.isVariableDeclaration(node) &&
          ts.isObjectBindingPattern(node.name) &&
          node.initializer !== undefined &&
          isProcess(node.initializer) &&
          /\benv\b/.test(node.name.getText()));
      if (reads) breaches.push(`${place(node)}: reads process.env`);
    });
  }
  return breaches;
};
