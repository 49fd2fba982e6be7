import { inOrder } from '../../api/side/timeline-order';

/** The events of a project and of what stands beside it as one story. */

const at = (moment: string, application: string, seq: number) => ({ at: new Date(moment), application, seq });

it('tells a cause before its effect on the main case, whatever their numbers', () => {
  const [filed, decided, effect] = [
    at('2026-01-02T01:00:00Z', 'side', 1),
    at('2026-01-03T01:00:00Z', 'side', 7),
    at('2026-01-03T01:00:00Z', 'main', 3),
  ];
  const next = at('2026-01-03T01:00:00Z', 'main', 4);
  expect(inOrder([next, effect, decided, filed], 'main')).toEqual([filed, decided, effect, next]);
});
