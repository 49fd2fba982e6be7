import { readConfig, readProxies } from '../../api/config';
import { addressKey, clientAddress } from '../../api/platform/http/client-address';
import { givenServer, type GivenServer } from '../support/given';

/** Anybody may ask about a paper, thirty times a minute from one address, whatever address a client says that it has. */

const NOBODYS = '/papers/verify?code=0000-0000-0000-0000';

async function asks(given: GivenServer, forwarded?: string): Promise<number> {
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const response = await fetch(`${given.client.url}${NOBODYS}`, { headers });
  await response.text();
  return response.status;
}

async function many(given: GivenServer, count: number, forwarded: (turn: number) => string | undefined) {
  const counted: number[] = [];
  for (let turn = 0; turn < count; turn += 1) counted.push(await asks(given, forwarded(turn)));
  return counted;
}

const OK = Array.from({ length: 30 }, () => 200);

describe('without a trusted proxy', () => {
  let given: GivenServer;
  beforeAll(async () => {
    given = await givenServer();
  });
  afterAll(() => given?.close());

  it('the thirty-first question of a minute is refused, until the minute is over to the millisecond', async () => {
    expect(await many(given, 31, () => undefined)).toEqual([...OK, 429]);
    given.clock.advance(59_999);
    expect(await asks(given)).toBe(429);
    given.clock.advance(1);
    expect(await asks(given)).toBe(200);
  });

  it('and nobody gets around it by saying to ask for somebody else', async () => {
    given.clock.advance(60_000);
    expect(await many(given, 31, (turn) => `203.0.113.${turn}`)).toEqual([...OK, 429]);
  });
});

describe('behind a proxy that is trusted', () => {
  let given: GivenServer;
  beforeAll(async () => {
    given = await givenServer({ trustedProxies: readProxies('127.0.0.1, ::1, 10.0.0.0/8') });
  });
  afterAll(() => given?.close());

  // Also the control of what is said above: where the header is believed, thirty-one addresses are thirty-one clients.
  it('each for whom it asks has a limit of his own', async () => {
    expect(await many(given, 31, (turn) => `203.0.113.${turn}`)).toEqual([...OK, 200]);
    expect(await many(given, 30, () => '203.0.113.200')).toEqual(OK);
    expect(await asks(given, '203.0.113.200')).toBe(429);
    expect(await asks(given, '203.0.113.201')).toBe(200);
  });

  it('and what a client has written in before the proxy did helps nobody', async () => {
    given.clock.advance(60_000);
    expect(await many(given, 31, (turn) => `198.51.100.${turn}, 203.0.113.9`)).toEqual([...OK, 429]);
    expect(await asks(given, '198.51.100.77, 203.0.113.9, 10.1.2.3')).toBe(429);
  });
});

describe('who asks', () => {
  const proxies = readProxies('10.0.0.0/8,192.0.2.7 fd00::/8');
  const asked = (remoteAddress: string, forwarded?: string | string[]): string =>
    clientAddress(
      { socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded as string } },
      proxies,
    );

  it.each([
    ['is at the other end', '203.0.113.5', undefined, '203.0.113.5'],
    ['whatever it says', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['is whom a trusted proxy names', '10.9.8.7', '198.51.100.1', '198.51.100.1'],
    ['as a socket for both writes it too', '::ffff:10.9.8.7', '198.51.100.1', '198.51.100.1'],
    ['is the last that is no proxy', '192.0.2.7', '1.1.1.1, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['also from several headers', '192.0.2.7', ['1.1.1.1', '198.51.100.1, fd00::2'], '198.51.100.1'],
    ['is the proxy itself where it names nobody', '10.9.8.7', undefined, '10.9.8.7'],
    ['or nonsense', '10.9.8.7', '198.51.100.1, unknown', '10.9.8.7'],
  ])('%s', (_, remote, forwarded, address) => {
    expect(asked(remote, forwarded)).toBe(address);
  });

  it('is counted by the network that one customer has', () => {
    expect(addressKey('203.0.113.5')).toBe('203.0.113.5');
    expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:0db8:0001:0002::9')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:db8::9')).toBe('2001:db8:0:0::/64');
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
  });

  it('is configured by addresses and networks, and nothing else', () => {
    const { trustedProxies } = readConfig({ TONGCHOU_TRUSTED_PROXIES: '10.0.0.5, 192.168.0.0/16' });
    const of = (address: string): boolean | undefined => trustedProxies?.check(address);
    expect(['10.0.0.5', '10.0.0.6', '192.168.200.1', '192.169.0.1'].map(of)).toEqual([true, false, true, false]);
    expect(readConfig({}).trustedProxies?.rules).toEqual([]);
    for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', 'true'])
      expect(() => readConfig({ TONGCHOU_TRUSTED_PROXIES: wrong })).toThrow('TONGCHOU_TRUSTED_PROXIES');
  });
});
