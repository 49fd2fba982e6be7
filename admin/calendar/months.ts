import { addDays, daysInMonth, weekdayOf, yearOf, type CalendarDocument, type Day } from '../../form-schemas/engine';

/** off: a day off by the arrangement; weekend: off anyway; worked: a weekend that is worked; plain: any other. */
export type DayKind = 'off' | 'weekend' | 'worked' | 'plain';

export interface ShownDay {
  readonly day: Day;
  readonly date: number;
  readonly kind: DayKind;
  /** Of a day off: what it is called. */
  readonly title: string | null;
}

export interface ShownMonth {
  /** 1 to 12. */
  readonly month: number;
  /** Weeks from Monday to Sunday; null where the month has no day. */
  readonly weeks: readonly (readonly (ShownDay | null)[])[];
}

/** The months of a year as a wall calendar shows them. Days of the December before are in `before`. */
export function monthsOf(document: CalendarDocument): readonly ShownMonth[] {
  const titles = titlesOf(document);
  const worked = new Set(document.workdays);
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const prefix = `${document.year}-${String(month).padStart(2, '0')}`;
    const days = Array.from({ length: daysInMonth(document.year, month) }, (__, at): ShownDay => {
      const day = `${prefix}-${String(at + 1).padStart(2, '0')}` as Day;
      return { day, date: at + 1, kind: kindOf(day, titles, worked), title: titles.get(day) ?? null };
    });
    const first = days[0];
    const gap = first ? (weekdayOf(first.day) + 6) % 7 : 0;
    const cells = [...Array.from({ length: gap }, () => null), ...days];
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (__, week) =>
      Array.from({ length: 7 }, (___, at) => cells[week * 7 + at] ?? null),
    );
    return { month, weeks };
  });
}

/** Days of the arrangement that lie in the December before. */
export function daysBefore({ year, holidays, workdays }: CalendarDocument): readonly string[] {
  const named = [...holidays.map(({ from }) => from), ...workdays];
  return named.filter((day) => yearOf(day as Day) < year).sort();
}

/** How many days off and how many weekends worked an arrangement names. */
export function countsOf({ holidays, workdays }: CalendarDocument): { readonly off: number; readonly worked: number } {
  return { off: titlesOf({ holidays }).size, worked: new Set(workdays).size };
}

function kindOf(day: Day, titles: ReadonlyMap<string, string>, worked: ReadonlySet<string>): DayKind {
  const weekday = weekdayOf(day);
  if (worked.has(day)) return 'worked';
  if (titles.has(day)) return 'off';
  return weekday === 0 || weekday === 6 ? 'weekend' : 'plain';
}

function titlesOf({ holidays }: Pick<CalendarDocument, 'holidays'>): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { title, from, to } of holidays)
    for (let day = from as Day; day <= to; day = addDays(day, 1)) titles.set(day, title);
  return titles;
}
