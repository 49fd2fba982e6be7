import { fromApi } from '../../admin/kit/api-finding';
import { daysBetween, minuteOf, todayInBeijing } from '../../admin/kit/time';
import { wordStep, word } from '../../admin/kit/words';
import { isFileRefused, mediaTypeOf, refusalIn, wordSize } from '../../admin/widgets/upload';

describe('words and figures', () => {
  it('words a step by what is done and, where there are several, how they act together', () => {
    expect(wordStep({ action: 'check', mode: 'all', bodies: ['甲', '乙'] })).toBe('审核（会签）');
    expect(wordStep({ action: 'decide', mode: 'one', bodies: ['甲'] })).toBe('审定');
    expect(wordStep({ action: 'decide', mode: 'ratio', ratio: '2/3', bodies: ['甲', '乙', '丙'] })).toBe(
      '审定（票签，须 2/3 同意）',
    );
    expect(wordStep({ action: 'file', mode: 'any', bodies: ['甲'] })).toBe('提交');
  });

  it('shows an unknown code as it is, also one that every object has', () => {
    expect(word({}, 'constructor')).toBe('constructor');
    expect(word({}, null)).toBe('—');
  });

  it('says days and times as Beijing has them', () => {
    expect(todayInBeijing(new Date('2026-11-19T16:00:00Z'))).toBe('2026-11-20');
    expect(todayInBeijing(new Date('2026-11-19T15:59:59Z'))).toBe('2026-11-19');
    expect(minuteOf('2026-11-20T09:05:33.123+08:00')).toBe('2026-11-20 09:05');
    expect(daysBetween('2026-10-31T23:00:00+08:00', '2026-11-02')).toBe(2);
  });

  it('takes the API’s findings as the engine’s', () => {
    expect(
      fromApi([
        { code: 'x', severity: 'ERROR', message: '甲', path: null, rule: 'r', article: '第十条', parameters: { a: 1 } },
      ]),
    ).toEqual([{ code: 'x', severity: 'error', message: '甲', rule: 'r', article: '第十条', parameters: { a: 1 } }]);
  });
});

describe('uploads', () => {
  it('declares the type by the ending of the name, else what the browser says', () => {
    expect(mediaTypeOf('方案.PDF', '')).toBe('application/pdf');
    expect(mediaTypeOf('批复.ofd', 'application/octet-stream')).toBe('application/ofd');
    expect(mediaTypeOf('无后缀', '')).toBe('application/octet-stream');
    expect(mediaTypeOf('a.constructor', 'text/x')).toBe('text/x');
  });

  it('repeats the server’s refusal, and says something useful when a proxy answered', () => {
    expect(refusalIn('{"errors":[{"message":"文件不完整"}]}', 400)).toBe('文件不完整');
    expect(refusalIn('<html>502</html>', 502)).toBe('上传未成功（HTTP 502），请重试');
    const refused = (path: string): string =>
      JSON.stringify({ errors: [{ message: `${path}：不行`, extensions: { errors: [{ path, message: '不行' }] } }] });
    expect(refusalIn(refused('file'), 400)).toBe('不行');
    expect(['file', 'mediaType', 'size'].map((path) => isFileRefused(refused(path)))).toEqual([true, true, false]);
    expect(isFileRefused('<html>502</html>')).toBe(false);
  });

  it('words sizes', () => {
    expect([wordSize(1023), wordSize(1536), wordSize(5 * 1024 * 1024)]).toEqual(['1023 字节', '1.5 KB', '5 MB']);
  });
});
