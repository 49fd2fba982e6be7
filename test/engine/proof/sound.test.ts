import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { inventedRegime } from '../fixtures/invented-regime';

test('the invented regime is sound: nothing is found', () => {
  expect(verifyRegime(inventedRegime()).findings).toEqual([]);
});
