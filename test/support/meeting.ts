/**
 * A meeting of several that are under way at once, so that a control fails for certain and not by luck: each waits, with all that
 * it has read, until as many as are awaited are as far.
 *
 * @param most how many are awaited; who comes later goes straight on
 */
export function meetingOf(most: number): () => Promise<void> {
  let here = 0;
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    here += 1;
    if (here === most) open();
    await all;
  };
}
