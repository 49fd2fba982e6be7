import { clocksAsked, kindOf } from '../../admin/dashboard/clock-where';

const asked = (address: string) => {
  const search = new URLSearchParams(address);
  return clocksAsked((name) => search.get(name) ?? '');
};

describe('the clocks that an address asks for', () => {
  it('are all of them where it says nothing', () => {
    expect(asked('list=clocks')).toEqual({ due: null, where: {}, ofAnyState: {} });
  });

  it.each([
    ['late', 'LATE'],
    ['near', 'NEAR'],
    ['open', 'OPEN'],
    ['not-open', 'NOT_OPEN'],
  ])('are those that are %s', (due, state) => {
    expect(asked(`list=clocks&due=${due}`)).toEqual({ due, where: { states: [state] }, ofAnyState: {} });
  });

  it('are those of a kind and of a unit; what is counted of each state is not narrowed by the state', () => {
    const kind = kindOf({ regimeCode: 'dazhou', code: 'build-period' });
    const both = { regimeCode: 'dazhou', code: 'build-period', organisationIds: ['unit'] };
    expect(asked(new URLSearchParams({ due: 'late', kind, unit: 'unit' }).toString())).toEqual({
      due: 'late',
      where: { states: ['LATE'], ...both },
      ofAnyState: both,
    });
  });

  it('are not narrowed by what does not fit: addresses come from anywhere', () => {
    for (const address of [
      'due=toString',
      'due=LATE',
      'kind=build-period',
      'kind=/build-period',
      'kind=dazhou/',
      'unit=',
    ])
      expect([address, asked(address).where]).toEqual([address, {}]);
  });
});
