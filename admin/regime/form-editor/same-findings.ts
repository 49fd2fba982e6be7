interface Said {
  readonly code: string;
  readonly path?: string | null | undefined;
  readonly message: string;
}

/** Whether two say the same of the same places, in whatever order. */
export function sameFindings(one: readonly Said[], other: readonly Said[]): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(findings: readonly Said[]): string {
  return JSON.stringify(findings.map(({ code, path, message }) => [code, path ?? '', message].join('\n')).sort());
}
