import { changed, countConditions, whereOf, yearOf } from '../../admin/register/register-filter';
import { pageOf } from '../../admin/kit/list-address';
import type { Register } from '../../admin/register/register-queries';
import { wordSum } from '../../admin/kit/sum-words';

const field = (name: string, type: string, values: readonly string[] = []) => ({
  name,
  title: name,
  type,
  unit: null,
  options: values.map((value) => ({ value, title: value })),
});
const REGISTER = {
  regimeCode: 'dazhou',
  record: 'allocation',
  fields: [
    field('kind', 'enum', ['investment', 'correction']),
    field('amount', 'money'),
    field('year', 'integer'),
    field('signedOn', 'date'),
    field('late', 'boolean'),
    field('source', 'text'),
  ],
} as unknown as Register;
const ALL = { regimeCode: 'dazhou', record: 'allocation' };

const where = (address: string) => whereOf(new URLSearchParams(address), REGISTER);

describe('the filter of a register in an address', () => {
  it('is what the API takes', () => {
    expect(where('')).toEqual(ALL);
    expect(
      where(
        'text= 校园 &unit=a&unit=b&open=no&from=2026-01-01&to=2026-12-31&f.kind=correction&f.amount.min=0.01&f.amount.max=-0.01&f.year.min=2026&f.signedOn.max=2026-02-28&f.late=true',
      ),
    ).toEqual({
      ...ALL,
      text: '校园',
      organisationIds: ['a', 'b'],
      open: false,
      onFrom: '2026-01-01',
      onTo: '2026-12-31',
      fields: [
        { name: 'kind', in: ['correction'] },
        { name: 'amount', min: '0.01', max: '-0.01' },
        { name: 'year', min: '2026' },
        { name: 'signedOn', max: '2026-02-28' },
        { name: 'late', in: ['true'] },
      ],
    });
  });

  it('asks for texts as they stand, as charts do that count them', () => {
    expect(where('f.source=市级财政&f.source=上级补助')).toEqual({
      ...ALL,
      fields: [{ name: 'source', in: ['市级财政', '上级补助'] }],
    });
  });

  it.each([
    'f.kind=no-such',
    'f.amount.min=1.005',
    'f.amount.min=壹',
    'f.year.min=2026.5',
    'f.signedOn.min=2026-02',
    'f.late=maybe',
    'f.source=',
    'f.source.min=1',
    'f.nonsense=1',
    'open=perhaps',
    'from=today',
    'unit=',
  ])('leaves out what does not fit: %s', (address) => {
    expect(where(address)).toEqual(ALL);
    expect(countConditions(new URLSearchParams(address), REGISTER)).toBe(0);
  });

  it('counts each field once', () => {
    expect(
      countConditions(new URLSearchParams('text=a&f.amount.min=1&f.amount.max=2&f.kind=investment'), REGISTER),
    ).toBe(3);
  });

  it('begins anew when it is changed, and keeps what else is asked', () => {
    const next = changed(new URLSearchParams('text=a&after=x&f.kind=a&f.kind=b'), { 'f.kind': ['c', ''] });
    expect(next.toString()).toBe('text=a&f.kind=c');
    expect(pageOf(new URLSearchParams('before=x'))).toEqual({ last: 25, before: 'x' });
  });

  it('knows a whole year from other days', () => {
    expect(yearOf(new URLSearchParams('from=2026-01-01&to=2026-12-31'))).toBe('2026');
    for (const other of ['', 'from=2026-01-01', 'from=2026-01-02&to=2026-12-31', 'from=2026-01-01&to=2027-12-31'])
      expect(yearOf(new URLSearchParams(other))).toBeNull();
  });
});

it('a sum below nothing is rounded like one above', () => {
  expect(['-50.00', '-49.99', '-1234567.89', '50.00', '49.99'].map(wordSum)).toEqual([
    '-0.01',
    '0.00',
    '-123.46',
    '0.01',
    '0.00',
  ]);
});
