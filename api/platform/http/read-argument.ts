import { coerceInputValue, isInputObjectType, type GraphQLSchema } from 'graphql';
import { refuseInput } from '../user-error';

/** Characters of a filter in an address. */
const LONGEST = 10_000;
const CHINESE = /\p{Script=Han}/u;

/** One text of an address's arguments; null where it is absent or empty. @throws InputRefused where it is given twice */
export function argumentOf(query: Readonly<Record<string, unknown>>, name: string): string | null {
  const given = query[name];
  if (given === undefined || given === '') return null;
  if (typeof given !== 'string') throw refuseInput(name, '只能给出一次');
  return given;
}

/**
 * Reads an argument that is the JSON of an input type of the schema, under the rules of that type.
 *
 * @returns what GraphQL would hand to a resolver; the caller vouches that `T` is the class of `type`
 * @throws InputRefused in Chinese, with the place
 */
export function readJsonArgument<T>(
  schema: GraphQLSchema,
  type: string,
  name: string,
  given: string | null,
  like: string,
): T | null {
  if (given === null) return null;
  const known = schema.getType(type);
  if (!isInputObjectType(known)) throw new Error(`the schema has no ${type}`);
  return coerceInputValue(parseJson(name, given, like), known, (path, _, error) => {
    throw refuseInput([name, ...path].join('.'), `不合 ${type} 的写法：${wordCoercion(error.message)}`);
  }) as T | null;
}

/** The filter in an address: what `where` is to the list `like`. Each part of a filter may be left out; without one it is all of them. */
export function readWhere<T extends object>(
  schema: GraphQLSchema,
  type: string,
  query: Readonly<Record<string, unknown>>,
  like: string,
): T {
  return readJsonArgument<T>(schema, type, 'where', argumentOf(query, 'where'), like) ?? ({} as T);
}

function parseJson(name: string, given: string, like: string): unknown {
  if (given.length > LONGEST) throw refuseInput(name, `不得超过 ${LONGEST} 个字符`);
  try {
    return JSON.parse(given);
  } catch {
    throw refuseInput(name, `须为 JSON，与 ${like} 的 ${name} 写法相同`);
  }
}

/** What graphql-js says of a value, in Chinese; our own scalars speak it already, behind an English beginning. */
function wordCoercion(message: string): string {
  const unknown = /^Field "([^"]*)" is not defined/.exec(message)?.[1];
  if (unknown !== undefined) return `没有“${unknown.slice(0, 60)}”这一项`;
  const missing = /^Field "([^"]*)" of required type/.exec(message)?.[1];
  if (missing !== undefined) return `缺少“${missing}”`;
  const value = /^Value "([^"]*)" does not exist/.exec(message)?.[1];
  if (value !== undefined) return `没有“${value.slice(0, 60)}”这一取值`;
  if (CHINESE.test(message)) return message.replace(/^Expected type "[^"]*"\. /, '');
  if (/not to be null/.test(message)) return '不能为空';
  const wanted = /Expected type "([^"]*)"|^(\w+) cannot represent/.exec(message);
  const name = wanted?.[1] ?? wanted?.[2];
  return name === undefined ? '值的类型不对' : `须为${WORDS[name.replace(/[!\[\]]/g, '')] ?? ` ${name}`}`;
}

const WORDS: Readonly<Record<string, string>> = {
  String: '文字',
  ID: '标识（文字）',
  Int: '整数',
  Float: '数',
  Boolean: ' true 或 false',
};
