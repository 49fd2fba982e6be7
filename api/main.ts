import { ConfigError, readConfig, type Config } from './config';
import { createServer, type ServerOptions } from './server';

/**
 * Starts the server and stops it in order on a signal. What the operator can mend is said in one line, without a stack.
 *
 * @param prepare makes what is done between opening the database and serving; this room knows no seeds
 */
export async function serve(prepare?: (config: Config) => NonNullable<ServerOptions['prepare']>): Promise<void> {
  try {
    await start(prepare);
  } catch (error) {
    process.stderr.write(
      error instanceof ConfigError
        ? `无法启动：${error.message}\n`
        : `无法启动：${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
}

async function start(prepare?: (config: Config) => NonNullable<ServerOptions['prepare']>): Promise<void> {
  const config = readConfig(process.env);
  const server = await createServer(config, prepare ? { prepare: prepare(config) } : {});
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

if (require.main === module) void serve();
