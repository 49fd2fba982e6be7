import type { Context } from '../platform/context';

/** Where a paper is verified: on the configured address, else the path alone. */
export function verifyAddress({ settings }: Context, code: string): string {
  return `${settings.address}/verify?code=${code}`;
}
