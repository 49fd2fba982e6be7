import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRegime, listRegimes, regimesFolder } from '../../form-schemas/files/find-regime';
import { readRegimeFolder, writeRegimeFolder } from '../../form-schemas/files/regime-folder';
import { filesWith, KINDS } from './small-documents';

describe('a regime folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regime-'));
    writeRegimeFolder(folder, filesWith());
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const codes = (): readonly (readonly [string, string | undefined])[] =>
    readRegimeFolder(folder).findings.map((finding) => [finding.code, finding.path] as const);

  it('comes back byte for byte', () => {
    const odd = filesWith({ 'bodies.json': '{"x":1}\r\n汉字 😀' });
    writeRegimeFolder(folder, odd);
    expect(readRegimeFolder(folder)).toEqual({ value: new Map([...odd].sort()), findings: [] });
  });

  it('leaves README files, hidden files and backups aside', () => {
    for (const name of ['README.md', 'README.zh-CN.md', '.DS_Store', 'regime.json~'])
      writeFileSync(join(folder, name), 'x');
    expect(codes()).toEqual([]);
  });

  it('refuses names that have no place, saying what has one', () => {
    writeFileSync(join(folder, 'factz.json'), '{}');
    mkdirSync(join(folder, 'sheets'));
    mkdirSync(join(folder, 'forms', 'deeper'));
    const { value, findings } = readRegimeFolder(folder);
    expect(value).toBeNull();
    expect(findings.map((finding) => finding.path)).toEqual(['factz.json', 'forms/deeper', 'sheets']);
    expect(findings[0]?.message).toContain('是否为 facts.json');
    expect(findings[2]?.message).toContain('matrices/<编码>.json');
  });

  it('refuses symbolic links and texts that are not UTF-8', () => {
    symlinkSync('/etc/hostname', join(folder, 'windows2.json'));
    writeFileSync(join(folder, 'checks.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    expect(codes()).toEqual([
      ['file-link', 'windows2.json'],
      ['file-not-utf8', 'checks.json'],
    ]);
  });

  it('writes nowhere but into the places of a regime', () => {
    expect(() => writeRegimeFolder(folder, new Map([['../escape.json', '{}']]))).toThrow('not a path of a regime');
  });

  it('is found by its path, and one of the repository by its code', () => {
    expect(findRegime(folder).value?.size).toBe(KINDS.length);
    expect(regimesFolder().endsWith(join('form-schemas', 'regimes'))).toBe(true);
    for (const code of listRegimes()) expect(findRegime(code).findings).toEqual([]);
    const { value, findings } = findRegime('no-such-regime');
    expect(value).toBeNull();
    expect(findings).toMatchObject([
      { code: 'regime-unknown', message: expect.stringContaining(listRegimes().join('、')) as string },
    ]);
    expect(readRegimeFolder(join(folder, 'regime.json')).findings).toMatchObject([{ code: 'folder-missing' }]);
  });
});
