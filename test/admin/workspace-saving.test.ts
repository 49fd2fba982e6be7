import { RequestError } from '../../admin/graphql/request';
import { DraftCopies, openWith } from '../../admin/regime/workspace/draft-copies';
import { applyChanges, changesBetween, isUnchanged } from '../../admin/regime/workspace/file-changes';
import { FileSaving, type FileSaveState } from '../../admin/regime/workspace/file-saving';

type Files = ReadonlyMap<string, string>;
const files = (entries: Readonly<Record<string, string>>): Files => new Map(Object.entries(entries));
const BASE = files({ 'regime.json': 'r', 'forms/a.json': 'a', 'forms/b.json': 'b' });

function given(send: (changes: unknown, version: number) => Promise<number>) {
  const states: FileSaveState[] = [];
  const kept: unknown[] = [];
  const saving = new FileSaving({
    files: BASE,
    version: 1,
    send,
    keep: (changes, version) => void kept.push({ changes, version }),
    forget: () => void kept.push('forgotten'),
    onState: (state) => void states.push(state),
    clock: () => '09:05',
  });
  return { saving, states, kept };
}

describe('saving the files of a regime draft', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sends after a pause, once, and only the files that differ from what the server has', async () => {
    const send = jest.fn(async () => 2);
    const { saving, states, kept } = given(send);
    saving.change(files({ 'regime.json': 'r', 'forms/a.json': 'a1', 'forms/b.json': 'b' }));
    saving.change(files({ 'regime.json': 'r', 'forms/a.json': 'a2' }));
    expect(kept).toHaveLength(2);
    expect(send).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledWith({ files: [{ path: 'forms/a.json', text: 'a2' }], removed: ['forms/b.json'] }, 1);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: '09:05' });
    expect(kept.at(-1)).toBe('forgotten');
  });

  it('sends what was typed during a request in a second one, onto the new version', async () => {
    const calls: unknown[] = [];
    const { saving } = given(async (changes, version) => {
      calls.push([changes, version]);
      if (calls.length === 1) saving.change(new Map(BASE).set('forms/a.json', 'late'));
      return version + 1;
    });
    saving.change(new Map(BASE).set('forms/a.json', 'early'));
    expect(await saving.flush()).toBe(true);
    expect(calls).toEqual([
      [{ files: [{ path: 'forms/a.json', text: 'early' }], removed: [] }, 1],
      [{ files: [{ path: 'forms/a.json', text: 'late' }], removed: [] }, 2],
    ]);
  });

  it('sends nothing when everything was undone before it was sent', async () => {
    const send = jest.fn(async () => 2);
    const { saving, kept } = given(send);
    saving.change(new Map(BASE).set('forms/a.json', 'x'));
    saving.change(new Map(BASE));
    await jest.advanceTimersByTimeAsync(3_000);
    expect(send).not.toHaveBeenCalled();
    expect(kept.at(-1)).toBe('forgotten');
  });

  it('keeps trying when the connection is lost, and waits for a sign-in when the session is', async () => {
    let tries = 0;
    const lost = given(async () => {
      tries += 1;
      if (tries === 1) throw new RequestError('NETWORK', '连接不到服务器', null);
      return 2;
    });
    lost.saving.change(new Map(BASE).set('forms/a.json', 'x'));
    expect(await lost.saving.flush()).toBe(false);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(lost.states.at(-1)).toMatchObject({ kind: 'saved' });

    const out = given(async () => {
      throw new RequestError('UNAUTHENTICATED', '请先登录', null);
    });
    out.saving.change(new Map(BASE).set('forms/a.json', 'x'));
    await out.saving.flush();
    expect(out.states.at(-1)).toMatchObject({ kind: 'local', signedOut: true });
    expect(out.kept.at(-1)).toMatchObject({ version: 1 });
  });

  it('stops at a conflict, overwrites nothing, still keeps what is typed, and goes on only from where it is told', async () => {
    const versions: number[] = [];
    const { saving, states, kept } = given(async (_, version) => {
      versions.push(version);
      if (version === 1) throw new RequestError('CONFLICT', '他人已先保存', null, { currentVersion: 5 });
      return version + 1;
    });
    saving.change(new Map(BASE).set('forms/a.json', 'mine'));
    await saving.flush();
    saving.change(new Map(BASE).set('forms/a.json', 'mine too'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(versions).toEqual([1]);
    expect(states.at(-1)).toMatchObject({ kind: 'conflict' });
    expect(kept.at(-1)).toEqual({
      changes: { files: [{ path: 'forms/a.json', text: 'mine too' }], removed: [] },
      version: 1,
    });
    saving.goOnFrom(new Map(BASE).set('forms/b.json', 'theirs'), 5);
    saving.change(new Map(BASE).set('forms/a.json', 'merged').set('forms/b.json', 'theirs'));
    expect(await saving.flush()).toBe(true);
    expect(versions).toEqual([1, 5]);
  });

  it('sends and keeps nothing once it is stopped', async () => {
    const send = jest.fn(async () => 2);
    const { saving, kept } = given(send);
    saving.stop();
    saving.goOnFrom(BASE, 3);
    saving.change(new Map(BASE).set('forms/a.json', 'x'));
    expect(await saving.flush()).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(kept).toEqual([]);
  });
});

describe('changes between two states of the files', () => {
  it('lead from the one to the other', () => {
    const after = files({ 'regime.json': 'r2', 'forms/c.json': 'c' });
    expect(applyChanges(BASE, changesBetween(BASE, after))).toEqual(after);
    expect(isUnchanged(changesBetween(BASE, new Map(BASE)))).toBe(true);
  });
});

describe('copies of a draft on this device', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
      key: (index: number) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size;
      },
    };
  };
  const copy = (tab: string, version: number, text: string) => ({
    tab,
    version,
    at: '2026-11-20 09:05',
    changes: { files: [{ path: 'forms/a.json', text }], removed: [] },
  });
  const server = { files: BASE, version: 3 };

  it('are one per tab and person: neither overwrites nor sees the other', () => {
    const shared = storage();
    const mine = new DraftCopies(shared, 'p1');
    mine.keep('d', copy('t1', 3, 'one'));
    mine.keep('d', copy('t2', 3, 'two'));
    mine.forget('d', 't2');
    expect(mine.all('d').map(({ tab }) => tab)).toEqual(['t1']);
    expect(new DraftCopies(shared, 'p2').all('d')).toEqual([]);
    expect(mine.all('other')).toEqual([]);
  });

  it('that cannot be read are passed over', () => {
    const shared = storage();
    shared.setItem('tongchou.regime-draft.p1.d.t1', '{"changes":{"files":[{"path":1}],"removed":[]}}');
    shared.setItem('tongchou.regime-draft.p1.d.t2', 'not json');
    expect(new DraftCopies(shared, 'p1').all('d')).toEqual([]);
  });

  it('are opened by themselves when nobody saved since, and are a conflict when somebody did', () => {
    expect(openWith(server, [copy('t1', 3, 'x')], 't1', new Set())).toMatchObject({
      conflict: false,
      copy: { tab: 't1' },
    });
    const late = openWith(server, [copy('t1', 2, 'x')], 't1', new Set());
    expect(late.conflict).toBe(true);
    expect(late.files.get('forms/a.json')).toBe('x');
  });

  it('of a tab that is gone are taken over, of one that is open are left to it', () => {
    expect(openWith(server, [copy('gone', 3, 'x')], 't1', new Set()).copy?.tab).toBe('gone');
    expect(openWith(server, [copy('open', 3, 'x')], 't1', new Set(['open'])).copy).toBeNull();
  });

  it('that say what the server has already are none', () => {
    expect(openWith(server, [copy('t1', 2, 'a')], 't1', new Set())).toMatchObject({ copy: null, conflict: false });
  });
});
