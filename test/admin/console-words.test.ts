import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AREAS, areasFor, firstPage } from '../../admin/app/navigation';
import { placeWithin } from '../../admin/app/place-within';
import { whereOf } from '../../admin/audit/audit-filter';
import { SUBJECT, VERB } from '../../admin/audit/verb-words';
import { oneTimePassword } from '../../admin/identity/one-time-password';
import { inTreeOrder } from '../../admin/identity/organisation-tree';
import { NO_SCOPE, SCOPE } from '../../admin/identity/right-words';
import { ROLE } from '../../admin/identity/role-words';
import { wordSpan } from '../../admin/identity/span-words';
import { passwordFlaw } from '../../api/identity/password';
import { RIGHT_WORDS } from '../../api/platform/right-words';
import { RIGHTS, ROLES, type Role } from '../../api/platform/rights';

const ROOT = join(__dirname, '../..');

function rightsOf(...roles: readonly Role[]): readonly string[] {
  return Object.entries(RIGHTS)
    .filter(([, holders]) => (holders as readonly Role[]).some((role) => roles.includes(role)))
    .map(([right]) => right);
}

function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe('the words of the console', () => {
  it('name every verb and every kind of subject that the API and the seeds record', () => {
    const texts = [...sources('api'), ...sources('seeds')].filter((text) =>
      /recordAudit|recordExport|writeAudit/.test(text),
    );
    const verbs = new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/'((?!node:)[a-z-]+:[a-z-]+)'/g)]
          .map(([, verb]) => verb ?? '')
          .filter(
            (verb) => !Object.hasOwn(RIGHTS, verb) || new RegExp(`(?:verb:[^\\n]*|audit\\(ctx, )'${verb}'`).test(text),
          ),
      ),
    );
    const subjects = new Set(
      texts.flatMap((text) => [...text.matchAll(/subject(?::| =) \{ type: '(\w+)'/g)].map(([, type]) => type ?? '')),
    );
    expect(verbs.size).toBeGreaterThan(30);
    expect([...verbs].filter((verb) => !Object.hasOwn(VERB, verb))).toEqual([]);
    expect(Object.keys(VERB).filter((verb) => !verbs.has(verb))).toEqual([]);
    expect([...subjects].filter((type) => !Object.hasOwn(SUBJECT, type))).toEqual([]);
  });

  it('name every role, and every right that a service account may be given', () => {
    expect(Object.keys(ROLE).sort()).toEqual(Object.keys(ROLES).sort());
    expect([...Object.keys(SCOPE), ...NO_SCOPE].sort()).toEqual(Object.keys(RIGHTS).sort());
    // In the words in which the server refuses them.
    expect(RIGHT_WORDS).toMatchObject(SCOPE);
  });
});

describe('the navigation', () => {
  it('asks only for rights that there are', () => {
    const asked = AREAS.flatMap(({ places }) => places.flatMap(({ rights }) => rights));
    expect(asked.filter((right) => !Object.hasOwn(RIGHTS, right))).toEqual([]);
  });

  it.each<readonly [Role, string]>([
    ['applicant', '/filings'],
    ['decider', '/tasks'],
    ['clerk', '/tasks'],
    ['regime-editor', '/regimes'],
    ['reader', '/regimes'],
    ['system-administrator', '/organisations'],
    ['security-administrator', '/appointments'],
    ['auditor', '/audit'],
  ])('begins for %s on %s', (role, page) => {
    expect(firstPage(rightsOf(role))).toBe(page);
  });

  it('shows the three administrators nothing of each other, and no tasks', () => {
    const shown = (role: Role): readonly string[] =>
      areasFor(rightsOf(role)).flatMap(({ places }) => places.map(({ to }) => to));
    expect(shown('system-administrator')).not.toContain('/appointments');
    expect(shown('security-administrator')).not.toContain('/organisations');
    expect(shown('auditor')).toContain('/audit');
    for (const role of ['system-administrator', 'security-administrator'] as const) {
      expect(shown(role)).not.toContain('/audit');
      expect(shown(role)).not.toContain('/tasks');
    }
  });

  it('goes back after signing in only to places within the console', () => {
    expect(placeWithin('/filings?show=all')).toBe('/filings?show=all');
    for (const outside of ['//elsewhere', '/\\elsewhere', 'https://elsewhere', '/sign-in', '', null, 7])
      expect(placeWithin(outside)).toBeNull();
  });
});

describe('pure parts of the administration', () => {
  it('put organisations below their parents, and lose none in a circle', () => {
    const row = (id: string, parent: string | null) => ({ id, parent: parent === null ? null : { id: parent } });
    const depths = inTreeOrder([
      row('c', 'b'),
      row('a', null),
      row('b', 'a'),
      row('x', 'y'),
      row('y', 'x'),
      row('z', 'gone'),
    ]);
    expect(depths.map(({ row: { id }, depth }) => `${id}${depth}`)).toEqual(['a0', 'b1', 'c2', 'z0', 'x0', 'y1']);
  });

  it('make one-time passwords that the server takes, whatever the random bytes are', () => {
    for (const byte of [0, 1, 27, 255]) expect(passwordFlaw(oneTimePassword((bytes) => bytes.fill(byte)))).toBeNull();
    expect(oneTimePassword()).not.toBe(oneTimePassword());
  });

  it('say from when to when', () => {
    expect(wordSpan({ fromDay: '2026-01-01', untilDay: null })).toBe('2026-01-01 起');
    expect(wordSpan({ fromDay: '2026-01-01', untilDay: '2026-01-01' })).toBe('2026-01-01 至 2026-01-01');
    const begun = { fromDay: '2026-01-01', untilDay: '2025-12-31' };
    expect(wordSpan(begun)).toBe('2026-01-01 起，未满一日即终止');
    expect(wordSpan({ ...begun, endedOn: '2026-01-01' })).toBe('2026-01-01 至 2026-01-01（当日终止）');
    expect(wordSpan({ ...begun, endedOn: '2025-12-31' })).toBe('原定 2026-01-01 起，2025-12-31 已终止，未曾生效');
    const later = { fromDay: '2026-01-01', untilDay: '2026-01-08', endedOn: '2026-01-09' };
    expect(wordSpan(later)).toBe('2026-01-01 至 2026-01-09（当日终止）');
  });

  it('read the audit filter off the address: the last day is included, nonsense is left out', () => {
    const where = (address: string): unknown => {
      const search = new URLSearchParams(address);
      return whereOf((name) => search.get(name) ?? '');
    };
    expect(where('from=2026-02-28&to=2026-02-28&verb=session%3Aopen')).toEqual({
      from: '2026-02-28T00:00:00+08:00',
      to: '2026-03-01T00:00:00+08:00',
      verb: 'session:open',
    });
    expect(where('from=yesterday&colour=red')).toEqual({});
  });
});
