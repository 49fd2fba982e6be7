import { changedPart } from '../../admin/regime/code-editor/changed-part';
import { pasteOptions } from '../../admin/regime/form-editor/paste-options';

describe('pasted options', () => {
  it('keeps all of a thousand lines, each with a value of its own', () => {
    const lines = Array.from({ length: 1_000 }, (_, at) => `第${at}项`);
    const options = pasteOptions(lines.join('\r\n'), [{ value: 'option1', label: '旧' }]);
    expect(options.map(({ label }) => label)).toEqual(lines);
    expect(new Set(options.map(({ value }) => value)).size).toBe(1_000);
    expect(options.some(({ value }) => value === 'option1')).toBe(false);
  });

  it('takes value and name from two columns', () => {
    expect(pasteOptions('city\t市级\n\ncounty\t县级', [])).toEqual([
      { value: 'city', label: '市级' },
      { value: 'county', label: '县级' },
    ]);
  });
});

describe('the stretch in which two texts differ', () => {
  it.each([
    ['abc', 'abc'],
    ['abc', 'abXc'],
    ['aaa', 'aa'],
    ['', 'x'],
    ['one two', 'two'],
  ])('turns %p into %p', (before, after) => {
    const { from, to, insert } = changedPart(before, after);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });
});
