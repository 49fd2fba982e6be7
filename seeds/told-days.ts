import { addDays, parseDay, type Day, type Json, type JsonObject } from '../form-schemas/engine';
import type { DemoLife } from './demo-life';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A year inside a text: of a document's number, of a plan. */
const DATED = /(?<=〔)\d{4}(?=〕)|\d{4}(?=年)/g;

/** Moves the days of a story by whole years, so that windows of the year still fit, and a later part by days besides. */
export class ToldDays {
  private constructor(
    private readonly years: number,
    private readonly later: DemoLife['later'],
  ) {}

  /** By as many years as leave the last day that is told before today. */
  static of(life: DemoLife, today: string): ToldDays {
    if (life.asWritten) return new ToldDays(0, life.later);
    const years = Number(today.slice(0, 4)) - Number(life.until.slice(0, 4)) + 1;
    for (let moved = years; ; moved -= 1) {
      const days = new ToldDays(moved, life.later);
      if (days.moved(life.until) < today) return days;
    }
  }

  moved(day: string): Day {
    const { later, years } = this;
    const year = Number(day.slice(0, 4)) + years;
    const inYear = parseDay(`${year}${day.slice(4)}`).value ?? (`${year}-02-28` as Day);
    return later && day >= later.from ? addDays(inYear, later.days) : inYear;
  }

  /** Answers with every day and every year of a document's number moved, and words put in the place of others. */
  movedAnswers(answers: JsonObject, words: Readonly<Record<string, string>>): JsonObject {
    const text = (given: string): string =>
      Object.entries(words).reduce(
        (said, [old, now]) => said.replaceAll(old, now),
        given.replace(DATED, (year) => String(Number(year) + this.years)),
      );
    const walk = (key: string, value: Json): Json => {
      if (typeof value === 'string') return DAY.test(value) ? this.moved(value) : text(value);
      if (typeof value === 'number') return /^year$|Year$/.test(key) ? value + this.years : value;
      if (Array.isArray(value)) return (value as readonly Json[]).map((item) => walk('', item));
      return typeof value === 'object' && value !== null ? object(value as JsonObject) : value;
    };
    const object = (given: JsonObject): JsonObject =>
      Object.fromEntries(Object.entries(given).map(([key, value]) => [key, walk(key, value)]));
    return object(answers);
  }
}
