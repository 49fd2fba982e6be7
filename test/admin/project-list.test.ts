import { keepColumns, readColumns, USUAL } from '../../admin/project/columns';
import { courseOf } from '../../admin/project/course';
import { nameOf } from '../../admin/kit/download';
import { listUrl } from '../../admin/project/download-list';
import { changed, cleared, countFilters, orderOf, toggled, turned, whereOf } from '../../admin/project/filter';
import { pageOf } from '../../admin/kit/list-address';
import { SavedFilters } from '../../admin/project/saved-filters';
import { differenceOf, wordSum, wordYuan } from '../../admin/kit/sum-words';

/** The list of projects and its filter, which stands in the address. */

const at = (address: string): URLSearchParams => new URLSearchParams(address);

describe('the filter in the address', () => {
  it('is what the API is asked', () => {
    expect(
      whereOf(
        at(
          'text=云&status=founded&status=refused&year=2027&unit=U&stage=s&body=b&regime=r&from=2026-01-01&to=2026-12-31',
        ),
      ),
    ).toEqual({
      text: '云',
      statuses: ['founded', 'refused'],
      planYears: [2027],
      organisationIds: ['U'],
      stages: ['s'],
      waitingFor: 'b',
      regimeCode: 'r',
      openedFrom: '2026-01-01',
      openedTo: '2026-12-31',
    });
    expect(whereOf(at('amount=argued&min=5000000&max=10000000.50'))).toEqual({
      arguedTotal: { min: '5000000', max: '10000000.50' },
    });
    expect(whereOf(at('result=no'))).toEqual({ positive: false });
  });

  it('leaves out what an address from anywhere may hold', () => {
    expect(
      whereOf(at('text=+&status=&year=x&min=1e9&max=-1&from=2026-13-45&to=tomorrow&result=maybe&amount=__proto__')),
    ).toEqual({});
    expect(orderOf(at('order=__proto__'))).toBe('NEWEST');
    expect(pageOf(at('after=A&before=B'))).toEqual({ last: 25, before: 'B' });
  });

  it('begins the list anew whenever a condition changes, and keeps the order when it is cleared', () => {
    const here = at('order=CODE&status=a&after=X');
    expect(changed(here, 'year', ['2027']).toString()).toBe('order=CODE&status=a&year=2027');
    expect(toggled(here, 'status', 'b').getAll('status')).toEqual(['a', 'b']);
    expect(toggled(here, 'status', 'a').toString()).toBe('order=CODE');
    expect(toggled(at('body=x'), 'body', 'y').getAll('body')).toEqual(['y']);
    expect(turned(here, { before: 'Y' }).toString()).toBe('order=CODE&status=a&before=Y');
    expect(cleared(here).toString()).toBe('order=CODE');
    expect([countFilters(here), countFilters(at('order=CODE'))]).toEqual([1, 0]);
  });

  it('is the address of the spreadsheet as well', () => {
    const url = new URL(
      listUrl({ where: whereOf(at('status=founded')), orderBy: 'CODE', columns: ['code', 'title'] }),
      'http://localhost',
    );
    expect(JSON.parse(url.searchParams.get('where') ?? '')).toEqual({ statuses: ['founded'] });
    expect([url.searchParams.get('orderBy'), url.searchParams.get('columns')]).toEqual(['CODE', 'code,title']);
  });
});

describe('sums', () => {
  it.each([
    ['4300000.01', '430.00'],
    ['4300050.00', '430.01'],
    ['4300049.99', '430.00'],
    ['0.00', '0.00'],
    ['199999999999948.00', '19,999,999,999.99'],
  ])('of %s yuan are rounded half up to hundredths of 万元: %s', (yuan, words) => {
    expect(wordSum(yuan)).toBe(words);
  });

  it('are told to the fen beside', () => {
    expect(wordYuan('199999999999998.05')).toBe('199,999,999,999,998.05');
  });

  it.each([
    ['2000000.00', '1800000.50', { direction: 'less', size: '199999.50', percent: '10.0' }],
    ['1000000.00', '1005000.00', { direction: 'more', size: '5000.00', percent: '0.5' }],
    ['3.00', '3.00', { direction: 'same', size: '0.00', percent: '0.0' }],
    ['0.00', '1.00', { direction: 'more', size: '1.00', percent: null }],
  ])('differ: %s and %s', (earlier, later, difference) => {
    expect(differenceOf(earlier, later)).toEqual(difference);
  });
});

function storage(): Pick<Storage, 'getItem' | 'setItem'> & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return { held, getItem: (key) => held.get(key) ?? null, setItem: (key, value) => void held.set(key, value) };
}

describe('what is kept on the device', () => {
  it('are the columns, the name always among them; nonsense is not believed', () => {
    const kept = storage();
    expect(readColumns(kept)).toEqual(USUAL);
    keepColumns(kept, ['status']);
    expect(readColumns(kept)).toEqual(['title', 'status']);
    for (const nonsense of ['{', '"title"', '[1,"__proto__"]']) {
      kept.held.set([...kept.held.keys()][0] ?? '', nonsense);
      expect(readColumns(kept)).toContain('title');
    }
  });

  it('are filters under names of one’s own, one list per person; a name taken again replaces', () => {
    const kept = storage();
    const mine = new SavedFilters(kept, 'me');
    mine.keep(' 今年 ', 'year=2027');
    mine.keep('今年', 'year=2028');
    expect(mine.all()).toEqual([{ name: '今年', search: 'year=2028' }]);
    expect(new SavedFilters(kept, 'other').all()).toEqual([]);
    expect(mine.drop('今年')).toEqual([]);
    kept.held.set('tongchou.project-filters.me', '[{"name":1},null,{"name":"x"}]');
    expect(mine.all()).toEqual([]);
  });
});

describe('a file’s name', () => {
  it.each([
    [
      `attachment; filename="download.xlsx"; filename*=UTF-8''${encodeURIComponent('项目-2026-11-20.xlsx')}`,
      '项目-2026-11-20.xlsx',
    ],
    ['attachment', 'projects.xlsx'],
    ["attachment; filename*=UTF-8''%E0%A4%A", 'projects.xlsx'],
  ])('is read from %s', (header, name) => {
    expect(nameOf(header)).toBe(name);
  });
});

describe('the course of a project', () => {
  it('holds the lists that decided on it, each before the event that follows from it at the same instant', () => {
    const event = (seq: number, time: string, type: string) => ({ seq, at: time, type });
    const course = {
      events: [event(1, '09:00', 'file'), event(2, '12:00', 'list-decided')],
      listedOn: [
        {
          outcome: 'approve',
          list: { id: 'L', title: '清单', events: [event(1, '10:00', 'file'), event(2, '12:00', 'decide')] },
        },
      ],
    } as unknown as Parameters<typeof courseOf>[0];
    expect(courseOf(course).map(({ key }) => key)).toEqual(['case 1', 'L 1', 'L 2', 'case 2']);
  });
});
