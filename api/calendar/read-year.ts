import type { CalendarDocument, Outcome } from '../../form-schemas/engine';
import { isFine } from '../../form-schemas/engine';
import { tryCalendar } from '../../form-schemas/formats/calendar/try-calendar';
import type { Context } from '../platform/context';
import { InputRefused, refuseInput, UserError } from '../platform/user-error';
import { documentOf } from './calendar-year.entity';
import { yearsInForce } from './calendar-of';

export interface GivenYear {
  readonly year: number;
  /** The notice's own text, a table, or JSON. */
  readonly text: string;
  /** Not announced: an estimate, by which days are counted provisionally. */
  readonly provisional?: boolean | undefined;
  readonly sourceNumber?: string | undefined;
  readonly sourceTitle?: string | undefined;
  readonly sourceIssued?: string | undefined;
  readonly sourceUrl?: string | undefined;
}

const LONGEST = { sourceNumber: 100, sourceTitle: 200, sourceUrl: 500 } as const;
/** As far as days may lie that are counted. */
const YEARS = { from: 2000, to: 2099 } as const;

/**
 * Reads and judges a year as it was pasted, beside the years that count now.
 *
 * @returns null where it cannot be read; a document with errors among the findings may be shown, not kept
 * @throws InputRefused for a year out of reach, or a source that is too long
 */
export async function readYear(ctx: Context, given: GivenYear): Promise<Outcome<CalendarDocument | null>> {
  const { year, text, provisional = false } = given;
  if (year < YEARS.from || year > YEARS.to)
    throw refuseInput('year', `年份须为 ${YEARS.from} 至 ${YEARS.to}，所给为 ${year}`);
  const flaws = (['sourceNumber', 'sourceTitle', 'sourceUrl'] as const).flatMap((key) => {
    const [longest, length] = [LONGEST[key], given[key]?.length ?? 0];
    return length > longest ? [new UserError(key, `至多 ${longest} 个字符，所给有 ${length} 个`)] : [];
  });
  if (given.sourceUrl !== undefined && !/^https?:\/\/\S+$/.test(given.sourceUrl.trim()))
    flaws.push(new UserError('sourceUrl', '网址须以 http:// 或 https:// 开头'));
  if (flaws.length > 0) throw new InputRefused(flaws);
  const asked = {
    year,
    status: provisional ? ('provisional' as const) : undefined,
    source: {
      number: given.sourceNumber,
      title: given.sourceTitle,
      issued: given.sourceIssued,
      url: given.sourceUrl,
    },
  };
  return tryCalendar(text, asked, { inForce: (await yearsInForce(ctx)).map(documentOf), today: ctx.today });
}

export function mayKeep(read: Outcome<CalendarDocument | null>): read is Outcome<CalendarDocument> {
  return read.value !== null && isFine(read.findings);
}
