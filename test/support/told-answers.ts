import type { TestClient } from './client';

/** Steps of evaluation and supervision taken by somebody, and what is answered. */

export interface Evaluated {
  readonly id: string;
  readonly version: number;
  readonly [name: string]: unknown;
}
export interface Answer {
  readonly evaluation?: Evaluated | null;
  readonly finding?: Evaluated | null;
  readonly findings: readonly { readonly code: string; readonly path: string | null; readonly message: string }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

export async function run(client: TestClient, mutation: string, input: object): Promise<Answer> {
  return Object.values(await client.data<Record<string, Answer>>(mutation, { input }))[0]!;
}
export async function done(client: TestClient, mutation: string, input: object): Promise<Evaluated> {
  const answer = await run(client, mutation, input);
  expect([answer.findings.filter(({ code }) => code !== ''), answer.errors]).toEqual([[], []]);
  return (answer.evaluation ?? answer.finding)!;
}
export const codes = (answer: Answer) => answer.findings.map(({ code, path }) => `${code} ${path}`);
export const which = (of: Evaluated) => ({ id: of.id, expectedVersion: of.version });
/** The code with which a step is refused; undefined where it is not. */
export const refusal = async (client: TestClient, mutation: string, input: object) =>
  (await client.ask(mutation, { input })).errors[0]?.extensions.code;
/** The code and words with which a step is refused. */
export async function refused(client: TestClient, mutation: string, input: object): Promise<readonly unknown[]> {
  const [error] = (await client.ask(mutation, { input })).errors;
  return [error?.extensions.code, error?.message];
}
