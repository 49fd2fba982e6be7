import { DAZHOU_LIVES } from '../../seeds/demo-city-lives';

it('every system of the demonstration has a number of its own in the directory of systems', () => {
  // The number that the stories of the regime give.
  const told = 'DZ-XT-0118';
  const numbers = DAZHOU_LIVES.map(({ words }) => words[told] ?? told);
  expect(new Set(numbers).size).toBe(DAZHOU_LIVES.length);
});
