import { roomOf, rooms, separated } from '../rooms';
import { importsOf } from '../source';
import type { HouseRule } from './rule';

/** Each file stands in a room of the list. */
export const everyFileHasARoom: HouseRule = (sources) =>
  [...sources.keys()].filter((path) => roomOf(path) === -1).map((path) => `${path}: stands in no room of rooms.ts`);

/** Imports go to the own room or to rooms above. */
export const nothingImportsDownwards: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const path of sources.keys()) {
    for (const { target } of importsOf(sources, path)) {
      if (target !== null && roomOf(target) > roomOf(path)) {
        breaches.push(`${path}: imports ${target}, but ${rooms[roomOf(target)]} stands below ${rooms[roomOf(path)]}`);
      }
    }
  }
  return breaches;
};

/** Console and API do not import each other, and neither imports the command line. */
export const separatedRoomsStaySeparated: HouseRule = (sources) => {
  const breaches: string[] = [];
  for (const path of sources.keys()) {
    for (const { target } of importsOf(sources, path)) {
      const wall = separated.find(({ from, to }) => path.startsWith(from) && target?.startsWith(to));
      if (wall) breaches.push(`${path}: imports ${target}, but ${wall.reason}`);
    }
  }
  return breaches;
};
