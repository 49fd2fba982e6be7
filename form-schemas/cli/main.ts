import { isFine } from '../engine/finding';
import { check } from './check';
import { Unusable, type Command } from './command';
import { coverage } from './coverage';
import { decide } from './decide';
import { diff } from './diff';
import { dmnExport, dmnImport } from './dmn';
import { due } from './due';
import { explain } from './explain';
import { facts } from './facts';
import { format } from './format';
import { hash } from './hash';
import { table } from './layout';
import { parseCall, usage } from './parse-call';
import { play } from './play';
import { validate } from './validate';

const COMMANDS: readonly Command[] = [
  check,
  coverage,
  decide,
  explain,
  facts,
  validate,
  play,
  due,
  diff,
  dmnExport,
  dmnImport,
  format,
  hash,
];

export interface Result {
  readonly exit: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one call of the command line. 0: fine; 1: findings of severity error; 2: the call cannot be answered.
 * Standard output holds the answer and nothing else; with `--json` exactly one JSON document, also for exit code 2.
 */
export function main(given: readonly string[]): Result {
  const json = given.includes('--json');
  if (given.includes('--help') || given.includes('-h')) {
    return { exit: 0, stdout: `${json ? JSON.stringify({ help: help() }) : help()}\n`, stderr: '' };
  }
  try {
    const { command, call } = parseCall(given, COMMANDS);
    const answer = command.run(call);
    const stdout = json ? JSON.stringify(answer.json, null, 2) : answer.text;
    return { exit: isFine(answer.findings) ? 0 : 1, stdout: `${stdout}\n`, stderr: '' };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const { code, message } = error;
    const stdout = json ? `${JSON.stringify({ error: { code, message } }, null, 2)}\n` : '';
    return { exit: 2, stdout, stderr: `${message}\n${code === 'verb-missing' ? `\n${help()}\n` : ''}` };
  }
}

function help(): string {
  const verbs = COMMANDS.map((command) => [command.verb, command.about]);
  const options = COMMANDS.flatMap((command) =>
    Object.entries(command.options).map(([name, option]) => [`${command.verb} --${name}`, option.about]),
  );
  return [
    'npm run --silent regime -- <命令> …',
    '',
    table(verbs),
    '',
    ...COMMANDS.map(usage),
    '',
    table(options),
    '',
    '--json 在标准输出给出一个 JSON 文档。退出码：0 无误，1 有错误级结论，2 无法作答（命令、选项或输入有误）。',
  ].join('\n');
}
