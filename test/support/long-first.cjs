const Sequencer = require('@jest/test-sequencer').default;

/** What is told together, and what of the API is too long for that, begins first: at the end no worker waits for another's long one. */
const LONG = /\/test\/(together|api)\//;

class LongFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path }) => LONG.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}

module.exports = LongFirst;
