import { QueryFailedError } from 'typeorm';
import { ApiError } from '../errors';

/** What PostgreSQL's error codes mean to a client. Anything else is an accident and says nothing of itself. */
const BY_STATE: Readonly<Record<string, () => ApiError>> = {
  '22021': () => new ApiError('BAD_USER_INPUT', '文字中有不允许的字符（零字节）'),
  '22P05': () => new ApiError('BAD_USER_INPUT', '文字中有不允许的字符（零字节）'),
  '22007': () => new ApiError('BAD_USER_INPUT', '日期或时刻不合要求'),
  '22008': () => new ApiError('BAD_USER_INPUT', '日期或时刻不合要求'),
  '23503': () => new ApiError('NOT_FOUND', '所指的记录不存在'),
  '23505': () => new ApiError('CONFLICT', '同样的记录已存在'),
  // Nothing was changed, by anybody: the same request may succeed in a moment. CONFLICT would send people to look for what has changed.
  '40001': () => new ApiError('UNAVAILABLE', '与他人的操作同时发生，请重试'),
  '40P01': () => new ApiError('UNAVAILABLE', '与他人的操作互相等待，请重试'),
  '55P03': () => new ApiError('UNAVAILABLE', '该数据正被他人处理，请稍后重试'),
  '57014': () => new ApiError('LIMIT_EXCEEDED', '查询超过时限（3 秒），已中止'),
  '25P02': () => new ApiError('UNAVAILABLE', '同一请求中的前一步已失败'),
};

const CONNECTION_STATES = /^(08|53|57P)/;
const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH']);
/** TypeORM gives a client back as soon as its connection ends; the next statement then finds it released. */
const CONNECTION_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|connection timeout|Query read timeout|not queryable|client has encountered a connection error|Driver not Connected|already released/i;

/** Translates a database failure into an error of the catalogue; null when it is not one that a client could act on. */
export function databaseFailure(error: unknown): ApiError | null {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null) return null;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const words = 'message' in cause && typeof cause.message === 'string' ? cause.message : '';
  const known = BY_STATE[code];
  if (known) return known();
  return CONNECTION_STATES.test(code) || CONNECTION_CODES.has(code) || CONNECTION_WORDS.test(words)
    ? new ApiError('UNAVAILABLE')
    : null;
}
