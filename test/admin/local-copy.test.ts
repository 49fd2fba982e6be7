import { LocalCopies, reconcile } from '../../admin/application/local-copy';
import { OnceKeys } from '../../admin/graphql/once';
import { givenStorage } from './given';

const copy = { answers: { name: '甲' }, version: 3, at: '2026-11-20 09:05' };

describe('copies of drafts on the device', () => {
  it('are one person’s own', () => {
    const storage = givenStorage();
    new LocalCopies(storage, 'chen').keep('draft', copy);
    expect(new LocalCopies(storage, 'chen').read('draft')).toEqual(copy);
    expect(new LocalCopies(storage, 'liu').read('draft')).toBeNull();
  });

  it('do not break the page when the browser keeps nothing or something else', () => {
    const full = {
      ...givenStorage(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(new LocalCopies(full, 'chen').keep('draft', copy)).toBe(false);
    const spoiled = { ...givenStorage(), getItem: () => '{"answers":1' };
    expect(new LocalCopies(spoiled, 'chen').read('draft')).toBeNull();
  });

  it('win over the server’s version that they were typed onto, ask when the server went on, and are ignored when equal', () => {
    expect(reconcile({ answers: {}, version: 3 }, copy)).toEqual({ open: 'local', conflict: false });
    expect(reconcile({ answers: {}, version: 4 }, copy)).toEqual({ open: 'server', conflict: true });
    expect(reconcile({ answers: { name: '甲' }, version: 9 }, copy)).toEqual({ open: 'server', conflict: false });
  });
});

describe('idempotency keys', () => {
  it('stay the same for the same act and content until its answer has come, also over a reload', () => {
    const storage = givenStorage();
    const key = new OnceKeys(storage).keyFor('file.1', { version: 1 });
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(new OnceKeys(storage).keyFor('file.1', { version: 1 })).toBe(key);
    expect(new OnceKeys(storage).keyFor('file.2', { version: 1 })).not.toBe(key);
    new OnceKeys(storage).done('file.1');
    expect(new OnceKeys(storage).keyFor('file.1', { version: 1 })).not.toBe(key);
  });

  it('are new for other content', () => {
    const keys = new OnceKeys(givenStorage());
    expect(keys.keyFor('file.1', { version: 1 })).not.toBe(keys.keyFor('file.1', { version: 2 }));
  });
});
