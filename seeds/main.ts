import type { Config } from '../api/config';
import { serve } from '../api/main';
import { seedFirstAtStart } from './seed-at-start';
import { DEMO_PASSWORD } from './set-demo-password';

/** The entry of `npm start`: the server, with demonstration data where it is configured. */
void serve((config) => async (runtime) => {
  const following = await seedFirstAtStart(config, runtime);
  following?.rest.then(
    () => process.stdout.write('演示数据已全部就绪\n'),
    (error: unknown) => process.stderr.write(`演示数据未能全部写入：${String(error)}\n${whatNext(config)}\n`),
  );
  if (config.seedOnStart === 'demo')
    process.stdout.write(
      `演示登录：jiaoyu.filer（申报）、digital.reviewer（初审）、mayor（审定）等，口令 ${DEMO_PASSWORD}；全部见 seeds/README.md\n`,
    );
  return following;
});

/** What the next start does about a demonstration that was broken off: a case that has been filed is left as it stands. */
function whatNext({ database, data }: Config): string {
  const again = '下次启动时补写尚未申报的案件，已申报而未办到最后的保持现状';
  return database.kind === 'embedded' ? `${again}；要得到完整的演示，请停止服务、删除 ${data}，再重新启动` : again;
}
