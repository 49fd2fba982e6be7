import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { GraphQLError, Kind, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql';
import type { Log } from '../database/database';
import { databaseFailure } from '../database/failure';
import { ApiError, codeOf, ERRORS, isErrorCode, type ErrorCode } from '../errors';
import type { Operation } from '../operation';
import { InputRefused } from '../user-error';
import { checkLimits } from './limits';
import { checkVariables } from './check-variables';
import { wordRefusal } from './word-refusal';

/** Apollo's and graphql-js's own codes in the words of the catalogue. */
const APOLLO_CODES: Readonly<Record<string, ErrorCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
};

/** One request through Apollo: limits, the read transaction of a query, its end, true status codes, the request's id. */
export function operationPlugin(log: Log): ApolloServerPlugin<Operation> {
  return {
    requestDidStart: async () => {
      let cost: number | null = null;
      return {
        didResolveOperation: async (request) => {
          const { document, operation, contextValue, schema } = request;
          // An unknown operation name: execution says so itself.
          if (!operation) return;
          if (operation.operation === 'subscription')
            throw new ApiError('BAD_REQUEST', '订阅请经 WebSocket（graphql-transport-ws，同一地址）');
          const variables = request.request.variables ?? {};
          cost = checkLimits(schema, document, operation, variables).cost;
          checkVariables(schema, operation, variables);
          if (operation.operation === 'query' && touchesData(operation)) await contextValue.begin('read');
        },
        didEncounterErrors: async (request) => {
          for (const error of request.errors) logAccident(log, request.contextValue.requestId, error);
        },
        willSendResponse: async (request) => {
          await request.contextValue.close();
          finish(request, cost);
        },
      };
    },
    unexpectedErrorProcessingRequest: async ({ error, requestContext }) => {
      await requestContext.contextValue.close();
      log.error(
        { error, requestId: requestContext.contextValue.requestId },
        'unexpected error while processing a request',
      );
    },
  };
}

/** Introspection alone needs no database. */
function touchesData(operation: OperationDefinitionNode): boolean {
  return operation.selectionSet.selections.some(
    (selection) => selection.kind !== Kind.FIELD || !selection.name.value.startsWith('__'),
  );
}

/**
 * Words an error for the client: a code of the catalogue, a Chinese message, never a stack, a statement or a value
 * of an accident.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const known = translate(formatted, error);
  const { path, locations } = formatted;
  return {
    message: known.message,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: known.extensions,
  };
}

function translate(
  formatted: GraphQLFormattedError,
  error: unknown,
): { readonly message: string; readonly extensions: Record<string, unknown> } {
  const origin = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (origin instanceof InputRefused) {
    return { message: origin.message, extensions: { code: 'BAD_USER_INPUT', errors: origin.errors } };
  }
  if (origin instanceof ApiError) return { message: origin.message, extensions: { ...origin.extensions } };
  const failure = databaseFailure(origin);
  if (failure) return { message: failure.message, extensions: { ...failure.extensions } };
  const given = formatted.extensions?.['code'];
  const code = typeof given === 'string' ? (APOLLO_CODES[given] ?? given) : null;
  if (isErrorCode(code) && code !== 'INTERNAL') {
    return { message: inChinese(formatted.message, code), extensions: { code } };
  }
  return { message: ERRORS.INTERNAL.message, extensions: { code: 'INTERNAL' } };
}

/** What a client is sent back of what it sent. */
const LONGEST_ORIGINAL = 2_000;

/** What a library says in English goes on in English behind a sentence that everybody understands. */
function inChinese(message: string, code: ErrorCode): string {
  const words = wordRefusal(message);
  if (words !== null) return `${words}（原文：${message.slice(0, LONGEST_ORIGINAL)}）`;
  return /^[^a-z]*[\u4e00-\u9fff]/i.test(message) ? message : `${ERRORS[code].message}：${message}`;
}

/** Adds the request's id and cost; the status is 200 when there is data, otherwise that of the first error's code. */
function finish(request: GraphQLRequestContext<Operation>, cost: number | null): void {
  const { response, contextValue } = request;
  response.http.headers.set('x-request-id', contextValue.requestId);
  if (response.body?.kind !== 'single') return;
  const { singleResult } = response.body;
  const errors = singleResult.errors ?? [];
  if (errors.length > 0) {
    singleResult.errors = errors.map((error) => ({
      ...error,
      extensions: { ...error.extensions, requestId: contextValue.requestId },
    }));
    const code = errors[0]?.extensions?.['code'];
    const hasData = Object.values(singleResult.data ?? {}).some((value) => value !== null);
    response.http.status = hasData ? 200 : ERRORS[isErrorCode(code) ? code : 'INTERNAL'].status;
  }
  if (cost !== null) singleResult.extensions = { ...singleResult.extensions, cost };
}

/** Logs what is nobody's intention: errors without a code of the catalogue, with their cause and stack. */
function logAccident(log: Log, requestId: string, error: GraphQLError): void {
  const origin = error.originalError ?? error;
  if (origin instanceof InputRefused || origin instanceof ApiError) return;
  const apollo = error.extensions['code'];
  if (typeof apollo === 'string' && (apollo in APOLLO_CODES || (isErrorCode(apollo) && apollo !== 'INTERNAL'))) return;
  const failure = databaseFailure(origin);
  const fields = { requestId, path: error.path, error: origin };
  if (failure) log.warn(fields, `database: ${codeOf(failure)}`);
  else log.error(fields, 'unexpected error in a resolver');
}
