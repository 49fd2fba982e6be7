import type { PlanLine } from './plan-queries';

/** Lines that an address asks for: by way of building, unit, when they were put on, and what was decided. */
export function linesFor(lines: readonly PlanLine[], search: URLSearchParams): readonly PlanLine[] {
  const [modes, units] = [search.getAll('mode'), search.getAll('unit')];
  const outcome = search.get('outcome');
  const put = search.get('put');
  return lines.filter(
    (line) =>
      (modes.length === 0 || modes.includes(line.mode ?? '')) &&
      (units.length === 0 || units.includes(line.project.organisation?.id ?? '')) &&
      (outcome === null || (line.outcome ?? 'pending') === outcome) &&
      (put === null || (put === 'mid-year') === line.midYear),
  );
}
