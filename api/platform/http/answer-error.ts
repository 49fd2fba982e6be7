import type { Response } from 'express';
import type { Log } from '../database/database';
import { databaseFailure } from '../database/failure';
import { ApiError, ERRORS } from '../errors';
import { InputRefused } from '../user-error';

/** Answers an error outside GraphQL in GraphQL's shape: true status, code, Chinese message, the request's id. */
export function answerError(response: Response, error: unknown, requestId: string, log: Log): void {
  const known =
    error instanceof InputRefused ? new ApiError('BAD_USER_INPUT', error.message, { errors: error.errors }) : error;
  const answer = known instanceof ApiError ? known : (databaseFailure(known) ?? new ApiError('INTERNAL'));
  if (answer.code === 'INTERNAL') log.error({ error, requestId }, 'unexpected error outside GraphQL');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .status(ERRORS[answer.code].status)
    .set('x-request-id', requestId)
    .json({ errors: [{ message: answer.message, extensions: { ...answer.extensions, requestId } }] });
}
