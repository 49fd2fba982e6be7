interface Answered {
  readonly errors: readonly { readonly message: string }[];
  readonly findings: readonly { readonly severity: string; readonly message: string }[];
}

/** Why a mutation saved nothing: malformed input first, then what the law says; undefined where it did save. */
export function refusalOf({ errors, findings }: Answered): { readonly message: string } | undefined {
  return errors[0] ?? findings.find(({ severity }) => severity === 'ERROR');
}
