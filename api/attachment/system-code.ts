/** What the operating system calls a failure (`ENOENT`, `ENOSPC` …); empty where it is none of its. */
export function systemCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? (Reflect.get(error, 'code') as unknown) : undefined;
  return typeof code === 'string' ? code : '';
}
