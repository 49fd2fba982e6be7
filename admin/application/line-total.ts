interface Totals {
  readonly declaredTotal: string | null;
  readonly arguedTotal: string | null;
}

/** What the project of a line on a list comes to, in yuan, as last known; null where no amount was declared yet or none may be seen. */
export function totalOf(project: Totals | null | undefined): string | null {
  return project?.arguedTotal ?? project?.declaredTotal ?? null;
}
