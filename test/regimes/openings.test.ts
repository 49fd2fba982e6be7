import { askedOf } from '../support/regime-of';
import { isOpenAt, OPENINGS } from './openings';

describe.each(Object.keys(OPENINGS))('%s: beside a project', (code) => {
  it.each(OPENINGS[code] ?? [])('%s %s is not begun at %s, but at %s', (_, procedure, notAt, at) => {
    expect([isOpenAt(askedOf(code), procedure, notAt), isOpenAt(askedOf(code), procedure, at)]).toEqual([false, true]);
  });
});
