import { serve } from '../api/main';
import { seedAtStart } from './seed-at-start';
import { DEMO_PASSWORD } from './set-demo-password';

/** The entry of `npm start`: the server, with demonstration data where it is configured. */
void serve((config) => async (runtime) => {
  await seedAtStart(config)(runtime);
  if (config.seedOnStart === 'demo')
    process.stdout.write(
      `演示登录：jiaoyu.filer（申报）、digital.reviewer（初审）、mayor（审定）等，口令 ${DEMO_PASSWORD}；全部见 seeds/README.md\n`,
    );
});
