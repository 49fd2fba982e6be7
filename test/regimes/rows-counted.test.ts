import { askedOf } from '../support/regime-of';
import { COUNTED, countedBy } from './rows-counted';

describe.each(Object.keys(COUNTED))(
  '%s: a sum or count takes the rows that the article speaks of and no others',
  (code) => {
    it.each(
      (COUNTED[code] ?? []).map(
        (each) => [`${each.clause} ${each.fact} is ${JSON.stringify(each.expected)}`, each] as const,
      ),
    )('%s', (_, each) => {
      expect(countedBy(askedOf(code), each)).toEqual(each.expected);
    });
  },
);
