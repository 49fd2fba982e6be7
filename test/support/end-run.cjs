const { existsSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { Client } = require('pg');

const FOLDER = join(__dirname, '../../.data/test');

/** Removes what was told once for this run: its files, and its databases from a server that may stay. */
module.exports = async function endRun() {
  const told = `tongchou_told_${process.env.TONGCHOU_TEST_RUN}_`;
  for (const name of existsSync(FOLDER) ? readdirSync(FOLDER) : [])
    if (name.startsWith(told)) rmSync(join(FOLDER, name), { recursive: true, force: true });
  const url = process.env.TEST_DATABASE_URL;
  if (url) await dropAll(url, told);
};

async function dropAll(url, beginning) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [beginning]);
    for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  } finally {
    await client.end();
  }
}
