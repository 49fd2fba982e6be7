import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Without what the formatter changes. */
const bare = (text: string): string => text.replace(/[\s;]+/g, '');

describe('the console’s types of the API', () => {
  it('are those of the committed schema (else: npx gql.tada generate-output --tsconfig admin/tsconfig.json)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongchou-types-'));
    try {
      const output = join(folder, 'schema.d.ts');
      const tool = join(ROOT, 'node_modules/gql.tada/bin/cli.js');
      execFileSync(
        process.execPath,
        [tool, 'generate-output', '--tsconfig', 'admin/tsconfig.json', '--output', output],
        {
          cwd: ROOT,
          stdio: 'pipe',
          env: { ...process.env, NODE_OPTIONS: '' },
        },
      );
      expect(bare(readFileSync(output, 'utf8'))).toBe(
        bare(readFileSync(join(ROOT, 'admin/graphql/schema.d.ts'), 'utf8')),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
