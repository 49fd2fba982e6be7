import { Autosave, type SaveState, type Typed } from '../../admin/application/autosave';
import { RequestError } from '../../admin/graphql/request';

const typed = (name: string, whole = true): Typed => ({ raw: { name, total: '3.141' }, clean: { name }, whole });

function given(save: (answers: unknown, version: number) => Promise<number>) {
  const states: SaveState[] = [];
  const kept: unknown[] = [];
  const autosave = new Autosave({
    version: 1,
    save,
    keep: (answers, version) => void kept.push({ answers, version }),
    forget: () => void kept.push('forgotten'),
    onState: (state) => void states.push(state),
    clock: () => '09:05',
  });
  return { autosave, states, kept };
}

describe('saving a draft by itself', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('keeps every change on the device at once and sends only the last one, after a pause', async () => {
    const save = jest.fn(async () => 2);
    const { autosave, states, kept } = given(save);
    autosave.change(typed('a'));
    autosave.change(typed('ab'));
    expect(kept).toHaveLength(2);
    expect(save).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_500);
    expect(save).toHaveBeenCalledTimes(1);
    expect(save).toHaveBeenCalledWith({ name: 'ab' }, 1);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: '09:05', whole: true });
    expect(kept.at(-1)).toBe('forgotten');
    expect(autosave.expectedVersion).toBe(2);
  });

  it('keeps on the device what the server cannot store', async () => {
    const { autosave, states, kept } = given(async () => 2);
    autosave.change(typed('a', false));
    await autosave.flush();
    expect(states.at(-1)).toMatchObject({ kind: 'saved', whole: false });
    expect(kept.at(-1)).toEqual({ answers: { name: 'a', total: '3.141' }, version: 2 });
  });

  it('sends what was typed while a request was under way in a second one, with the new version', async () => {
    const calls: unknown[] = [];
    const { autosave } = given(async (answers, version) => {
      calls.push([answers, version]);
      if (calls.length === 1) autosave.change(typed('late'));
      return version + 1;
    });
    autosave.change(typed('early'));
    expect(await autosave.flush()).toBe(true);
    expect(calls).toEqual([
      [{ name: 'early' }, 1],
      [{ name: 'late' }, 2],
    ]);
  });

  it('tries again by itself when the connection was lost', async () => {
    let tries = 0;
    const { autosave, states } = given(async () => {
      tries += 1;
      if (tries === 1) throw new RequestError('NETWORK', '连接不到服务器', null);
      return 2;
    });
    autosave.change(typed('a'));
    expect(await autosave.flush()).toBe(false);
    expect(states.at(-1)).toMatchObject({ kind: 'local', signedOut: false });
    await jest.advanceTimersByTimeAsync(8_500);
    expect(states.at(-1)).toMatchObject({ kind: 'saved' });
  });

  it('stops at a conflict and overwrites only when it is told to, from the current version', async () => {
    const versions: number[] = [];
    const { autosave, states } = given(async (_, version) => {
      versions.push(version);
      if (version === 1) throw new RequestError('CONFLICT', '数据已被更改', null, { currentVersion: 4 });
      return version + 1;
    });
    autosave.change(typed('a'));
    await autosave.flush();
    expect(states.at(-1)).toMatchObject({ kind: 'conflict', currentVersion: 4 });
    autosave.change(typed('ab'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(versions).toEqual([1]);
    expect(await autosave.overwrite(4)).toBe(true);
    expect(versions).toEqual([1, 4]);
  });
});
