import { budgetBookings, fen, formatYuan, fundChain, type Day, type StoryCase } from '../../form-schemas/engine';
import { playStory } from '../../form-schemas/engine/proof/run-story';
import { carriedOver } from '../../form-schemas/engine/project/fund-chain';
import { standingFacts } from '../../form-schemas/engine/project/project-facts';
import { FUND_STORIES, toldAmount, wantedChain } from '../support/fund-stories';
import { askedOf } from '../support/regime-of';

/**
 * The worked stories of the four regimes fill the chain of a project's money and its records: every amount is what the people of the
 * story filled in, added up here and not by the engine.
 */

function storyOf(regime: string, code: string): StoryCase {
  const story = askedOf(regime)
    .regime.cases.flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === code);
  if (!story) throw new Error(`no story ${code}`);
  return story;
}

describe.each(FUND_STORIES)('$story of $regime', (asked) => {
  const { regime, story: code, today, chain, records } = asked;
  const compiled = askedOf(regime);
  const story = storyOf(regime, code);
  const world = playStory(compiled, story).events.at(-1)?.world;
  if (!world) throw new Error('the story is not played');
  const { surroundings } = world;
  const links = fundChain(compiled, standingFacts(compiled, surroundings, { on: today }), surroundings.rows, today);

  it('has in the chain of its money what its people filled in', () => {
    const shown = Object.keys(chain).map((link) => {
      const amount = links.find((one) => one.code === link)?.amount;
      return [link, amount === null || amount === undefined ? (amount ?? null) : formatYuan(amount)];
    });
    expect(Object.fromEntries(shown)).toEqual(wantedChain(asked, story));
  });

  it('has them in its records', () => {
    const shown = Object.entries(records).map(([record, [, field]]) => {
      const rows = surroundings.rows.filter((row) => row.record === record);
      return [record, rows.length, formatYuan(fen(rows.reduce((sum, row) => sum + Number(row.fields[field] ?? 0), 0)))];
    });
    expect(shown).toEqual(
      Object.entries(records).map(([record, [count, , of]]) => [record, count, toldAmount(story, of)]),
    );
  });
});

describe('what an act takes out of the yearly budget', () => {
  const compiled = askedOf('dazhou');
  const events = playStory(compiled, storyOf('dazhou', 'dz-beside-project')).events.filter(
    ({ event, findings }) => event.case === 'fund-0' && findings.every(({ severity }) => severity !== 'error'),
  );
  const of = (act: string, isFiled: boolean) => {
    const played = events.find(({ event }) => event.do === act);
    if (!played) throw new Error(`nobody did ${act}`);
    return budgetBookings(compiled, played.before, played.after, isFiled).map(({ year, source, amount }) => [
      year,
      source,
      formatYuan(amount),
    ]);
  };
  const asked = [[2025, 'city-budget', '500000.00']];

  it('is said when it is filed, and taken when it is decided', () => {
    expect([of('file', true), of('approve', false)]).toEqual([asked, asked]);
  });

  it('is nothing before it is filed, and nothing that a filing would not come to', () => {
    expect([of('open', false), of('file', false)]).toEqual([[], []]);
  });
});

describe('what is carried over into a year', () => {
  const compiled = askedOf('dazhou');
  const { rows } = (() => {
    const last = playStory(compiled, storyOf('dazhou', 'dz-beside-project')).events.at(-1);
    if (!last) throw new Error('the story is not played');
    return last.world.surroundings;
  })();
  const document = compiled.regime.ledger?.funds.find(({ code }) => code === 'carried')?.carry;
  const into = (day: string) => document && carriedOver(compiled, document, rows, day as Day);

  // All of 1,790,000.00 is arranged for 2025; 1,760,000.00 are paid and 30,000.00 given back in 2026.
  it('is what was arranged for the years before, without what was paid and given back in them', () => {
    expect([into('2025-12-31'), into('2026-01-01'), into('2026-12-31'), into('2027-01-01')]).toEqual([
      null,
      179_000_000,
      179_000_000,
      0,
    ]);
  });
});

// 第二十六条: special bonds and what comes to the large amount go through an account of their own, whose number is kept.
it('the separate account of fiscal money stands in the record of each payment that needs one', () => {
  const last = playStory(askedOf('nanyang'), storyOf('nanyang', 'government-funded')).events.at(-1);
  const paid = last?.world.surroundings.rows.filter(({ record }) => record === 'payment') ?? [];
  expect(paid.map(({ fields }) => [fields['source'], fields['account'] ?? null])).toEqual([
    ['other-fiscal', null],
    ['other-fiscal', null],
    ['other-fiscal', '4100000000000001'],
  ]);
});

describe('a link that a text does not know', () => {
  it('says so, and has no amount, no bound and no entries', () => {
    const silent = ['dazhou', 'changsha', 'chenzhou', 'nanyang'].map((code) => {
      const links = fundChain(askedOf(code), {}, [], '2026-11-20' as Day).filter((link) => link.silent !== null);
      expect(
        links.every(
          ({ amount, caps, parts, facts }) => amount === null && !caps.length && !parts.length && !facts.length,
        ),
      ).toBe(true);
      return [code, links.map((link) => link.code)];
    });
    expect(silent).toEqual([
      ['dazhou', ['final-accounts']],
      ['changsha', ['returned']],
      ['chenzhou', ['paid', 'carried', 'final-accounts']],
      ['nanyang', ['control-price', 'supplement', 'carried']],
    ]);
  });
});
