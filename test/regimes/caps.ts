import type { Row } from '../../form-schemas/engine/project/project';
import type { World } from '../../form-schemas/engine/project/world';

/**
 * What no act may bring about, whatever the way to it, reckoned from the rows and not by the checks of the regimes. What does
 * not hold is said in words.
 */
export type Cap = (before: World, after: World) => readonly string[];

const none: Cap = () => [];

function dazhou(before: World, after: World): readonly string[] {
  const { rows, main } = after.surroundings;
  const fresh = rows.slice(before.surroundings.rows.length);
  const said: string[] = [];
  for (const contract of rows.filter(({ record }) => record === 'contract')) {
    const of = (record: string) => sum(rows.filter((row) => row.record === record && row.about === contract.id));
    const amount = Number(contract.fields['amount']);
    if (of('supplement') * 10 > amount) said.push(`DZ-43-2: supplements of ${of('supplement')} to ${amount}`);
    if (of('payment') > amount + of('supplement'))
      said.push(`DZ-49-2: ${of('payment')} paid of ${amount + of('supplement')}`);
  }
  const all = (record: string) => sum(rows.filter((row) => row.record === record));
  if (all('payment') > all('allocation'))
    said.push(`DZ-31-1: ${all('payment')} paid of ${all('allocation')} allocated`);
  const facts = before.surroundings.main?.facts ?? {};
  const estimate = dazhouEstimate(before);
  for (const { record, fields } of fresh) {
    const ceiling = facts['adjustedEstimate'] ?? estimate ?? facts['foundedTotal'];
    if (record === 'allocation' && typeof ceiling === 'number' && all('allocation') > ceiling)
      said.push(`DZ-28-2: ${all('allocation')} allocated of ${ceiling}`);
    if (record === 'contract' && all('contract') + all('supplement') > Number(estimate))
      said.push(`DZ-28-2: contracts of ${all('contract')} under ${String(estimate)}`);
    const founded = main?.facts['foundedTotal'];
    if (record === 'adjustment' && fields['kind'] === 'own' && typeof founded === 'number')
      if (Number(fields['moved']) * 100 > founded * 15) said.push(`DZ-45-2: ${String(fields['moved'])} of ${founded}`);
  }
  return said;
}

/**
 * 第三十七条: the estimate that has been issued, of a project founded together with construction that of both parts; null before.
 * What one of several reviewers has signed is not issued until all have.
 */
function dazhouEstimate({ surroundings: { main } }: World): number | null {
  const { informationEstimate: own, engineeringEstimate: other } = main?.facts ?? {};
  if (main?.stage === 'technical-review' || typeof own !== 'number') return null;
  return own + (typeof other === 'number' ? other : 0);
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, { fields }) => total + Number(fields['amount']), 0);
}

/** 第十七条: while a unit is held none of its projects comes past its filing. */
function chenzhou(before: World, after: World): readonly string[] {
  const held = before.surroundings.rows.some(({ record, closedOn }) => record === 'hold' && closedOn === null);
  const [from, to] = [before.surroundings.main?.stage, after.surroundings.main?.stage];
  return held && from !== to && (from === 'filing' || from === 'acceptance') && to !== 'filing' && to !== 'refused'
    ? [`CZ-17-3: from ${String(from)} to ${String(to)} while held`]
    : [];
}

/** 第十六条: nothing is handed over before it was signed for. */
function nanyang(_: World, after: World): readonly string[] {
  const { signatureOn, handedOverOn } = after.surroundings.main?.facts ?? {};
  return typeof handedOverOn === 'string' && (typeof signatureOn !== 'string' || signatureOn > handedOverOn)
    ? [`NY-16-4: handed over on ${handedOverOn}, signed for on ${String(signatureOn)}`]
    : [];
}

/** 三（三）: nothing is built without a contract with who builds it. */
function changsha(before: World, after: World): readonly string[] {
  const { main, rows } = after.surroundings;
  const began = before.surroundings.main?.stage === 'bidding' && main?.stage === 'building';
  const isContracted = rows.some(({ record, fields }) => record === 'contract' && fields['role'] === 'implementation');
  return began && !isContracted ? ['CS-3.3-6: building without a contract'] : [];
}

export const CAPS: Readonly<Record<string, Cap>> = { dazhou, chenzhou, nanyang, changsha };
export const capOf = (code: string): Cap => CAPS[code] ?? none;
