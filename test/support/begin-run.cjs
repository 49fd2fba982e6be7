const { randomBytes } = require('node:crypto');

/** Gives the run of jest a name, which its workers inherit: what is told once for all of it carries the name, and goes with it. */
module.exports = async function beginRun() {
  process.env.TONGCHOU_TEST_RUN = randomBytes(5).toString('hex');
};
