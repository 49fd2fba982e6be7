import { current } from '../identity/of-today';

/**
 * The condition under which the post of a duty holds its body for the filings of an organisation: today, and unless
 * another duty, which somebody holds today, names that very organisation.
 *
 * @param duty alias of the duty; @param organisation and @param day SQL expressions
 */
export function holdsFor(duty: string, organisation: string, day: string): string {
  return `${current(duty, day)} and (${duty}.organisation = ${organisation} or (${duty}.organisation is null and not exists (
    select from duty special join appointment present
      on present.government = special.government and present.post = special.post and ${current('present', day)}
    where special.government = ${duty}.government and special.body = ${duty}.body
      and special.organisation = ${organisation} and ${current('special', day)})))`;
}

/** SQL expressions for the place of a task: which body, of which unit and case, held by the unit's own people or by duty. */
export interface PlaceColumns {
  readonly body: string;
  readonly organisation: string;
  readonly application: string;
  readonly byUnit: string;
  readonly government: string;
}

/**
 * Whether a person (an SQL expression) may sign at a place today: by an office of their own, as one of the unit's people,
 * or in the place of somebody (委托).
 */
export function personHolds(person: string, place: PlaceColumns, day: string): string {
  const { body, organisation, application, byUnit, government } = place;
  return `(exists (select from appointment office join duty held
      on held.government = office.government and held.post = office.post and held.body = ${body}
        and ${holdsFor('held', organisation, day)}
    where office.government = ${government} and office.person = ${person} and ${current('office', day)})
    or (${byUnit} and exists (select from appointment office join post desk
      on desk.government = office.government and desk.id = office.post
    where office.government = ${government} and office.person = ${person} and ${current('office', day)}
      and desk.organisation = ${organisation} and 'applicant' = any (desk.roles)))
    or (exists (select from delegation stood
      join appointment office on office.government = stood.government and office.id = stood.appointment and ${current('office', day)}
      join duty held on held.government = office.government and held.post = office.post and held.body = ${body}
        and ${holdsFor('held', organisation, day)}
    where stood.government = ${government} and stood.proxy = ${person} and ${current('stood', day)}
      and ${decidesHere('stood.government', 'stood.proxy', day)})
      and not ${preparedBy(person, application, government)}))`;
}

/** Whether a person decides in a government today: only they act in the place of others. */
export function decidesHere(government: string, person: string, day: string): string {
  return `exists (select from appointment seat join post bench on bench.government = seat.government and bench.id = seat.post
    where seat.government = ${government} and seat.person = ${person} and ${current('seat', day)}
      and 'decider' = any (bench.roles))`;
}

/**
 * Whether a person has prepared or filed a case: opened it or its draft, or filed it again. In the place of somebody
 * else nobody decides on that.
 */
export function preparedBy(person: string, application: string, government: string): string {
  return `(exists (select from application own where own.government = ${government} and own.id = ${application}
      and own.opened_by_person = ${person})
    or exists (select from filing_draft own where own.government = ${government} and own.application = ${application}
      and own.opened_by = ${person})
    or exists (select from task own where own.government = ${government} and own.application = ${application}
      and own.by_unit and own.verdict = 'file' and own.decided_by = ${person}))`;
}
