import { loadById } from '../platform/loader';
import { CalendarYear } from './calendar-year.entity';

export const calendarYearById = loadById(CalendarYear);
