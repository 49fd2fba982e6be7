import { ConfigError, readConfig } from './config';
import { createServer } from './server';

/** Starts the server and stops it in order on a signal. What the operator can mend is said in one line, without a stack. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const server = await createServer(config);
  const kind =
    config.database.kind === 'embedded' ? '内嵌数据库（仅供演示与开发：可经受强制结束，不保证断电不丢）' : 'PostgreSQL';
  process.stdout.write(`统筹已启动：${server.url}（接口 ${server.url}/graphql，${kind}）\n`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`停止时出错：${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError
      ? `无法启动：${error.message}\n`
      : `无法启动：${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
