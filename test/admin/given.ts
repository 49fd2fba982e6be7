import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFiles } from '../../admin/regime/compile-files';
import type { CompiledRegime } from '../../form-schemas/engine';

/** The regime of this repository as the browser compiles it. */
export function givenRegime(code = 'dazhou'): CompiledRegime {
  const root = join(__dirname, '../../form-schemas/regimes', code);
  const paths = readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.json'));
  const files = paths.map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(root, path), 'utf8'),
  }));
  const { value, findings } = compileFiles(files);
  if (!value) throw new Error(`the regime does not compile: ${JSON.stringify(findings.slice(0, 3))}`);
  return value;
}

/** A storage as browsers have one. */
export function givenStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
