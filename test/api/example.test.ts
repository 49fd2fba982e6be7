import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig, type Config } from '../../api/config';
import { createServer, type Server } from '../../api/server';
import { DEMO_CITY } from '../../seeds/demo-city';
import { loadGovernment } from '../../seeds/load-government';
import { loadRegime } from '../../seeds/load-regime';
import { DemoPassword } from '../../seeds/set-demo-password';
import { TEST_DATABASE, cloneDatabase, type TestDatabase } from '../support/database-template';
import { regimeFiles, withFewCases } from '../support/given-regime';

/** The demo people, in whose names the example signs in, exist on the embedded database only. */
const onEmbedded = TEST_DATABASE === 'pglite' ? describe : describe.skip;
const run = promisify(execFile);
const EXAMPLE = join(__dirname, '../../api/examples/from-filing-to-founding.mjs');

let data: string;
let database: TestDatabase;
let server: Server;

onEmbedded('the example client of the documentation', () => {
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'tongchou-example-'));
    database = await cloneDatabase();
    const config: Config = {
      ...readConfig({ LOG_LEVEL: 'fatal' }),
      port: 0,
      database: database.config,
      data,
      loginsPerMinute: 1_000,
      seedOnStart: null,
    };
    server = await createServer(config);
    // Its people and its regime, as the start enters them; what the start tells besides, the example does not need.
    const since = new Date(`${DEMO_CITY.regime?.since ?? ''}T09:00:00+08:00`);
    const past = { database: server.database, clock: () => since };
    await loadGovernment(past, DEMO_CITY, await DemoPassword.of(server.database));
    await loadRegime(past, DEMO_CITY, withFewCases(regimeFiles(DEMO_CITY.regime?.code ?? '')));
  });

  afterAll(async () => {
    await server.close();
    await database.drop();
    rmSync(data, { recursive: true, force: true });
  });

  test.each([
    ['1999999.99', ['分管项目建设单位的副市长〔第十条（一）〕', '分管财政工作的副市长〔第十条（一）〕']],
    ['2000000.00', ['分管财政工作的副市长〔第十条（二）〕', '市长〔第十条（二）〕']],
    ['10000000.00', ['市政府常务会议〔第十条（四）〕', '市委常委会〔第十条（四）〕']],
  ])('takes a project of %s 元 from filing to founding', async (total, decided) => {
    const { stdout } = await run(process.execPath, [EXAMPLE, server.url, total]);
    for (const line of decided) expect(stdout).toContain(line);
    expect(stdout.trimEnd().endsWith('founded; next: function-list')).toBe(true);
  });

  test('stops with the words of the law on an amount below 30 万元', async () => {
    const refused = run(process.execPath, [EXAMPLE, server.url, '299999.99']);
    await expect(refused).rejects.toMatchObject({ stderr: expect.stringContaining('30万元') });
  });
});
