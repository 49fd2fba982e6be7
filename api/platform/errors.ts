import { GraphQLError } from 'graphql';

/**
 * The catalogue of thrown errors: all codes, their HTTP status and their default wording. A refusal by law is
 * never thrown: it is a finding in the payload. What is thrown is listed here, documented here, tested from here.
 */
export const ERRORS = {
  BAD_REQUEST: { status: 400, message: '请求不符合 GraphQL over HTTP 的格式' },
  GRAPHQL_PARSE_FAILED: { status: 400, message: '查询有语法错误' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: '查询与模式不符' },
  BAD_USER_INPUT: { status: 400, message: '输入不合要求' },
  LIMIT_EXCEEDED: { status: 400, message: '请求超出限额' },
  UNAUTHENTICATED: { status: 401, message: '请先登录，或登录已过期' },
  FORBIDDEN: { status: 403, message: '您看得到此内容，但无权进行该操作' },
  NOT_FOUND: { status: 404, message: '没有找到' },
  CONFLICT: { status: 409, message: '数据已被他人更改，请刷新后重试' },
  RATE_LIMITED: { status: 429, message: '请求过于频繁，请稍后再试' },
  INTERNAL: { status: 500, message: '服务器内部错误，请凭请求编号联系管理员' },
  UNAVAILABLE: { status: 503, message: '数据库暂不可用，请稍后重试' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}

/** An error that is meant for the client: code and Chinese message, further extensions where they help (e.g. `currentVersion`). */
export class ApiError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    message: string = ERRORS[code].message,
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, { extensions: { ...extensions, code } });
    this.name = 'ApiError';
  }
}

/** The code of any error that has passed a boundary; an error without one is an accident: `INTERNAL`. */
export function codeOf(error: unknown): ErrorCode {
  const extensions = error instanceof GraphQLError ? error.extensions : undefined;
  return isErrorCode(extensions?.['code']) ? extensions['code'] : 'INTERNAL';
}
