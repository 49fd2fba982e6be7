import type { Value } from '../value';
import type { FunctionName } from './function-names';
import type { FunctionDefinition } from './function-definition';
import { BOOLEAN, INTEGER, isTextual, wordType } from './type';
import type { Typed } from './typed';

function texts(args: readonly Typed[]): string | null {
  const wrong = args.find((argument) => !isTextual(argument.type) && argument.type.kind !== 'null');
  return wrong === undefined ? null : `须是文本，所给是${wordType(wrong.type)}`;
}

function test(usage: string, summary: string, holds: (text: string, part: string) => boolean): FunctionDefinition {
  return {
    usage,
    summary,
    arguments: [2, 2],
    rule: (args) => texts(args) ?? { type: BOOLEAN, args },
    apply: (text: Value, part: Value) =>
      typeof text === 'string' && typeof part === 'string' ? holds(text, part) : null,
  };
}

export const TEXT_FUNCTIONS: readonly (readonly [FunctionName, FunctionDefinition])[] = [
  ['contains', test('contains(文本, 部分)', '文本含有此部分', (text, part) => text.includes(part))],
  ['starts with', test('starts with(文本, 部分)', '文本以此开头', (text, part) => text.startsWith(part))],
  ['ends with', test('ends with(文本, 部分)', '文本以此结尾', (text, part) => text.endsWith(part))],
  [
    'string length',
    {
      usage: 'string length(文本)',
      summary: '字数（按字符，不按字节）',
      arguments: [1, 1],
      rule: (args) => texts(args) ?? { type: INTEGER, args },
      apply: (text) => {
        if (typeof text !== 'string') return null;
        let characters = 0;
        for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) characters += 1;
        return characters;
      },
    },
  ],
];
