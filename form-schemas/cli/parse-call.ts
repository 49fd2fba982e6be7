import { didYouMean } from '../engine/expression/suggest';
import { Unusable, type Call, type Command } from './command';

/** @throws Unusable `verb-missing`, `verb-unknown`, `option-unknown`, `option-value`, `option-missing`, `option-twice`, `operands` */
export function parseCall(
  given: readonly string[],
  commands: readonly Command[],
): { readonly command: Command; readonly call: Call } {
  const rest = given.filter((word) => word !== '--json');
  const [first, second] = rest.filter((word) => !word.startsWith('-'));
  if (first === undefined)
    throw new Unusable('verb-missing', `须说明要做什么：${commands.map((one) => one.verb).join('、')}`);
  const command =
    commands.find((one) => one.verb === `${first} ${second ?? ''}`) ?? commands.find((one) => one.verb === first);
  const verb = command?.verb ?? first;
  if (!command) {
    const verbs = commands.map((one) => one.verb);
    const family = verbs.filter((one) => one.startsWith(`${first} `));
    if (family.length > 0) throw new Unusable('verb-unknown', `${first} 之后须说明要做什么：${family.join('、')}`);
    throw new Unusable(
      'verb-unknown',
      `没有名为“${verb}”的命令${didYouMean(verb, verbs) || `；可用：${verbs.join('、')}`}`,
    );
  }
  const operands: string[] = [];
  const options = new Map<string, string>();
  const words = verb.split(' ').reduce((left, part) => left.toSpliced(left.indexOf(part), 1), rest);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      operands.push(word);
      continue;
    }
    const [name, inline] = splitOption(word);
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (!option) throw new Unusable('option-unknown', `${verb} 没有选项 --${name}；${usage(command)}`);
    if (options.has(name)) throw new Unusable('option-twice', `选项 --${name} 只能给一次`);
    const value = option.value === undefined ? '' : (inline ?? words[(index += 1)]);
    const wrong = value === undefined || (option.value === undefined && inline !== undefined);
    if (wrong)
      throw new Unusable(
        'option-value',
        `选项 --${name} ${option.value === undefined ? '不带值' : `须带值：--${name} ${option.value}`}`,
      );
    options.set(name, value);
  }
  if (operands.length !== command.operands.length) {
    throw new Unusable(
      'operands',
      `${verb} 须有 ${command.operands.length} 项参数，所给为 ${operands.length} 项；${usage(command)}`,
    );
  }
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && !options.has(name))
      throw new Unusable('option-missing', `缺少选项 --${name}；${usage(command)}`);
  }
  return { command, call: { verb, operands, options } };
}

export function usage(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const words = `--${name}${option.value === undefined ? '' : ` ${option.value}`}`;
    return option.required ? words : `[${words}]`;
  });
  return `用法：regime ${[command.verb, ...command.operands, ...options, '[--json]'].join(' ')}`;
}

function splitOption(word: string): readonly [string, string | undefined] {
  const at = word.indexOf('=');
  return at === -1 ? [word.slice(2), undefined] : [word.slice(2, at), word.slice(at + 1)];
}
