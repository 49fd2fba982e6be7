import { isIP, isIPv4, type BlockList } from 'node:net';
import type { Request } from 'express';

/** `::ffff:10.0.0.1`: an IPv4 address as a socket for both writes it. */
const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;
const MOST_HOPS = 20;

/**
 * Who asks: the address at the other end of the connection. Only where that is a trusted proxy it is what this proxy says, read
 * from the right: each entry was written by the one after it, so the first that is no trusted proxy is as far as anything can be
 * believed. What a client writes into the header itself stands further left and is never looked at.
 */
export function clientAddress(
  { socket, headers }: Pick<Request, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  trusted: BlockList,
): string {
  const header = headers['x-forwarded-for'];
  const said = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').slice(-MOST_HOPS);
  let address = plain(socket.remoteAddress ?? '');
  while (isTrusted(address, trusted)) {
    const before = plain(said.pop()?.trim() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/** Whose requests are counted together: an address; of IPv6 the network of 64 bits, of which one customer has all addresses. */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [left = '', right] = address.split('%')[0]?.split('::') ?? [];
  const groups = left === '' ? [] : left.split(':');
  const rest = right === undefined || right === '' ? [] : right.split(':');
  const filled =
    right === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest];
  return `${filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function plain(address: string): string {
  return address.replace(MAPPED, '');
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return isIP(address) !== 0 && trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
