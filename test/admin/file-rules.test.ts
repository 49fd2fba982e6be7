import { acceptAttribute, fileRules, refuseFile, wordRules } from '../../admin/widgets/file-rules';

/** What the upload field says before a file is chosen, and what it does not even send. */

const MB = 1024 * 1024;

describe('the rules of an upload field', () => {
  it('are said beside the button', () => {
    expect(wordRules(fileRules(3, ['pdf', 'jpg'], 5))).toBe('最多 3 个，每个不超过 5 MB；可用 pdf、jpg');
    expect(wordRules(fileRules(20))).toContain('每个不超过 50 MB；可用 pdf、ofd、docx');
  });

  it('are told to the browser’s dialog', () => {
    expect(acceptAttribute(fileRules(1, ['pdf', 'jpg']))).toBe('.pdf,.jpg,.jpeg');
  });

  it('refuse what the server would refuse, and nothing else', () => {
    const rules = fileRules(1, ['pdf', 'jpg'], 2);
    const said = [
      ['a.pdf', 2 * MB],
      ['a.PDF', 1],
      ['a.jpeg', 1],
      ['a.docx', 1],
      ['pdf', 1],
      ['a.pdf', 0],
      ['a.pdf', 2 * MB + 1],
    ].map(([name, size]) => refuseFile(rules, { name: String(name), size: Number(size) }));
    expect(said).toEqual([
      null,
      null,
      null,
      '这里不收此类文件；可用 pdf、jpg',
      '这里不收此类文件；可用 pdf、jpg',
      '这是一个空文件',
      expect.stringContaining('超过每个 2 MB 的上限'),
    ]);
    expect(refuseFile(fileRules(1, undefined, 900), { name: 'a.zip', size: 50 * MB + 1 })).toContain('50 MB');
  });
});
