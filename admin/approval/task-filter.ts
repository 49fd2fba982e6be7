/** What is shown of one's tasks, as it stands in the address. */
export interface TaskFilter {
  readonly status: 'OPEN' | 'DECIDED';
  readonly due: 'LATE' | 'NEAR' | null;
  /** Code of a body. */
  readonly body: string | null;
}

/** `?status=decided&due=late&body=mayor`; whatever else stands there is passed over. */
export function readTaskFilter(search: URLSearchParams): TaskFilter {
  const status = search.get('status') === 'decided' ? 'DECIDED' : 'OPEN';
  const due = search.get('due');
  return {
    status,
    // What has been decided is not due any more.
    due: status === 'DECIDED' ? null : due === 'late' ? 'LATE' : due === 'near' ? 'NEAR' : null,
    body: search.get('body') || null,
  };
}

/** The address of a filter; what is usual is left out. */
export function writeTaskFilter({ status, due, body }: TaskFilter): Record<string, string> {
  return {
    ...(status === 'DECIDED' ? { status: 'decided' } : {}),
    ...(due && status === 'OPEN' ? { due: due.toLowerCase() } : {}),
    ...(body ? { body } : {}),
  };
}

/** As the API asks for it. */
export function whereOf({ status, due, body }: TaskFilter) {
  return { status, ...(due ? { due } : {}), ...(body ? { body } : {}) };
}

/** Each body once, in the order of its title. */
export function bodiesOf(
  tasks: readonly { readonly body: { readonly code: string; readonly title: string } }[],
): readonly { readonly code: string; readonly title: string }[] {
  return [...new Map(tasks.map(({ body }) => [body.code, body])).values()].sort((a, b) =>
    a.title.localeCompare(b.title, 'zh-CN'),
  );
}
