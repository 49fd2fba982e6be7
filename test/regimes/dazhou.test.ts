import { findRegime } from '../../form-schemas/files/find-regime';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { compileRegime, type CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import { decide } from '../../form-schemas/engine/matrix/decide';
import { analyse } from '../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../form-schemas/engine/matrix/compile';
import { literalBounds, literalMatrix } from '../../form-schemas/engine/matrix/literal';
import type { MatrixDocument } from '../../form-schemas/engine/model/matrix';
import type { Regime } from '../../form-schemas/engine/model/regime';
import type { WorkedCase } from '../../form-schemas/engine/model/worked-case';
import type { Day } from '../../form-schemas/engine/day';
import type { CaseState } from '../../form-schemas/engine/procedure/case';
import { lineOutcomes, openCase, openList } from '../../form-schemas/engine/procedure/open-case';
import { askScope } from '../../form-schemas/engine/procedure/scope';
import { step } from '../../form-schemas/engine/procedure/step';
import type { JsonObject } from '../../form-schemas/engine/value';
import { readFacts } from '../../form-schemas/engine/vocabulary/read-facts';
import { runCheck } from '../../form-schemas/engine/check/run';

/** Dazhou's regulation, sentence by sentence. Expected values are read off 达市府发〔2023〕9号. */

const regime = readDazhou();
const dazhou = compiled(regime);

function readDazhou(): Regime {
  const files = findRegime('dazhou').value;
  const read = files && readRegime(files).value;
  if (!read) throw new Error('the regime of Dazhou cannot be read');
  return read;
}

function compiled(document: Regime): CompiledRegime {
  const { value, findings } = compileRegime(document);
  if (!value) throw new Error(findings.map((finding) => finding.message).join('\n'));
  return value;
}

function matrixOf(code: string): MatrixDocument {
  const found = regime.matrices.find((matrix) => matrix.code === code);
  if (!found) throw new Error(`no matrix ${code}`);
  return found;
}

/** Asks a matrix; says the bodies' titles with what they do, step by step, and the articles of the row. */
function ask(matrix: string, facts: JsonObject, within: CompiledRegime = dazhou): string {
  const compiledMatrix = within.matrices.get(matrix);
  if (!compiledMatrix) throw new Error(`no matrix ${matrix}`);
  const given = readFacts(within.vocabulary, facts);
  const { value, findings } = decide(compiledMatrix, within.vocabulary.reader(given.value));
  if (!value) return [...given.findings, ...findings].map((finding) => `${finding.code} ${within.article(finding.clause ?? [])}`).join('; ');
  const steps = value.chain.map((link) => `${ACTIONS[link.action]} ${link.bodies.map((code) => within.bodies.get(code)?.title).join('+')}`);
  const articles = value.rows.flatMap((row) => row.clause.map((clause) => within.article([clause])));
  return `${steps.join(' → ')} (${articles.join('、')})`;
}

const ACTIONS = { check: '审核', countersign: '审签', deliberate: '审议', decide: '审定', issue: '批复', record: '备案' } as const;
const VICE_MAYORS = '审核 分管项目建设单位的副市长+分管数字经济工作的副市长';
const BANDS = {
  first: `${VICE_MAYORS} → 审定 分管财政工作的副市长 (第十条（一）、第六十二条)`,
  second: `${VICE_MAYORS} → 审签 分管财政工作的副市长 → 审定 市长 (第十条（二）、第六十二条)`,
  third: '审定 市政府常务会议 (第十条（三）、第六十二条)',
  fourth: '审议 市政府常务会议 → 审定 市委常委会 (第十条（四）、第六十二条)',
  joint: '审议 市委财经委员会 → 审定 市政府常务会议 → 审定 市委常委会 (第十条第一款)',
} as const;

describe('article 10: who decides a project singly', () => {
  it.each([
    ['300,000.00 元整 goes to 分管财政工作的副市长 (第十条（一）)', '300000.00', BANDS.first],
    ['1,999,999.99 元 stays with 分管财政工作的副市长 (第十条（一）)', '1999999.99', BANDS.first],
    ['2,000,000.00 元整 goes to 市长 (第十条（二）、第六十二条)', '2000000.00', BANDS.second],
    ['4,999,999.99 元 stays with 市长 (第十条（二）)', '4999999.99', BANDS.second],
    ['5,000,000.00 元整 goes to 市政府常务会议 (第十条（三）、第六十二条)', '5000000.00', BANDS.third],
    ['9,999,999.99 元 stays with 市政府常务会议 (第十条（三）)', '9999999.99', BANDS.third],
    ['10,000,000.00 元整 goes to 市政府常务会议, then to 市委常委会 (第十条（四）、第六十二条)', '10000000.00', BANDS.fourth],
  ])('%s', (_, total, expected) => {
    expect(ask('founding', { decidedJointly: false, total })).toBe(expected);
  });

  it('299,999.99 元 is no project of this regulation (第二条)', () => {
    expect(ask('founding', { decidedJointly: false, total: '299999.99' })).toBe('matrix-input-out-of-domain 第二条第一款');
  });

  it.each(['300000.00', '2000000.00', '5000000.00', '10000000.00', '999999999.99'])(
    'a list decided jointly takes the same three meetings whatever the amount, %s 元 (第十条第一款)',
    (total) => {
      expect(ask('founding', { decidedJointly: true, total })).toBe(BANDS.joint);
    },
  );

  it('a project declared at 500万元 and argued one fen lower is decided by the mayor', () => {
    expect(ask('founding', { declaredTotal: '5000000.00' })).toBe(BANDS.third);
    expect(ask('founding', { declaredTotal: '5000000.00', arguedTotal: '4999999.99' })).toBe(BANDS.second);
  });

  it('has one row for every amount', () => {
    const { value } = analyse(dazhou.matrices.get('founding')!);
    expect([value.decided, value.complete, value.disjoint]).toEqual([true, true, true]);
  });

  it('without article 62, with 以上 and 以下 both including the number, decides exactly 200, 500 and 1000万元 twice', () => {
    const literal = literalBounds(matrixOf('founding'), dazhou.vocabulary);
    expect(literal.findings).toEqual([]);
    const { value } = analyse(compileMatrix(literal.value, dazhou.vocabulary).value!);
    expect(value.overlaps.map((overlap) => overlap.rows)).toEqual([
      ['below-2m', 'from-2m'],
      ['from-2m', 'from-5m'],
      ['from-5m', 'from-10m'],
    ]);
    const read = (total: string) => decide(compileMatrix(literal.value, dazhou.vocabulary).value!, reader({ decidedJointly: false, total }));
    for (const total of ['2000000.00', '5000000.00', '10000000.00']) {
      expect(read(total).findings.map((finding) => finding.code)).toEqual(['matrix-several-rows']);
    }
    for (const total of ['1999999.99', '2000000.01', '4999999.99', '5000000.01', '9999999.99', '10000000.01']) {
      expect(read(total).findings).toEqual([]);
    }
  });

  it('read under article 62 the words of the bands mean what the cells say', () => {
    const worded = literalBounds(matrixOf('founding'), dazhou.vocabulary, regime.bounds);
    const { value } = analyse(compileMatrix(worded.value, dazhou.vocabulary).value!);
    expect([value.complete, value.disjoint]).toEqual([true, true]);
  });
});

describe('a slip in article 10 is found before anyone is routed by it', () => {
  const analysed = (change: (document: MatrixDocument) => MatrixDocument) => {
    const matrix = compileMatrix(change(matrixOf('founding')), dazhou.vocabulary).value;
    if (!matrix) throw new Error('does not compile');
    return analyse(matrix);
  };
  const withCell = (id: string, total: string) => (document: MatrixDocument): MatrixDocument => ({
    ...document,
    rows: document.rows.map((row) => {
      const { words: _, ...rest } = row;
      return row.id === id ? { ...rest, when: { ...row.when, total } } : row;
    }),
  });

  it.each(regime.matrices.find((matrix) => matrix.code === 'founding')!.rows.map((row) => row.id))('dropping row %s leaves a gap', (id) => {
    const { value, findings } = analysed((document) => ({ ...document, rows: document.rows.filter((row) => row.id !== id) }));
    expect(value.complete).toBe(false);
    expect(findings.map((finding) => finding.code)).toContain('matrix-gap');
  });

  it.each([
    ['below-2m', '< 1999999.99', 'matrix-gap'],
    ['below-2m', '< 2000000.01', 'matrix-overlap'],
    ['below-2m', '<= 2000000', 'matrix-overlap'],
    ['from-2m', '[2000000.01..5000000)', 'matrix-gap'],
    ['from-2m', '[2000000..5000000.01)', 'matrix-overlap'],
    ['from-5m', '(5000000..10000000)', 'matrix-gap'],
    ['from-10m', '>= 10000000.01', 'matrix-gap'],
    ['from-10m', '>= 9999999.99', 'matrix-overlap'],
  ])('row %s moved to %s gives %s', (id, cell, code) => {
    const { findings } = analysed(withCell(id, cell));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});

describe('article 8: who founds a project that cannot be parted from an engineering project', () => {
  const mixed = (engineeringPart: string, informationPart: string) => ({ partOfEngineering: true, foundedSeparately: false, engineeringPart, informationPart });
  const settledBy = (value: string) =>
    compiled({ ...regime, parameters: regime.parameters.map((parameter) => (parameter.name === 'equalHalvesAuthority' ? { ...parameter, value } : parameter)) });

  it('one fen more engineering than information goes to 市发展改革委', () => {
    expect(ask('founding-authority', mixed('1000000.01', '1000000.00'))).toBe('批复 市发展改革委 (第八条第二款)');
  });

  it('one fen more information than engineering goes to 市数字经济局', () => {
    expect(ask('founding-authority', mixed('1000000.00', '1000000.01'))).toBe('批复 市数字经济局 (第八条第二款、第十条第三款)');
  });

  it('is exact at a trillion yuan: half and one fen is more than half', () => {
    expect(ask('founding-authority', mixed('499999999999.99', '500000000000.00'))).toContain('市数字经济局');
    expect(ask('founding-authority', mixed('500000000000.00', '499999999999.99'))).toContain('市发展改革委');
  });

  it('equal halves follow the parameter, whichever way it is set', () => {
    expect(ask('founding-authority', mixed('1000000.00', '1000000.00'), settledBy('digital-bureau'))).toBe('批复 市数字经济局 (第八条第二款)');
    expect(ask('founding-authority', mixed('1000000.00', '1000000.00'), settledBy('development-reform'))).toBe('批复 市发展改革委 (第八条第二款)');
  });

  it('read literally the text leaves exactly the 50:50 project undecided, and nothing else', () => {
    const literal = compileMatrix(literalMatrix(matrixOf('founding-authority')), dazhou.vocabulary).value!;
    const { value } = analyse(literal);
    expect(value.complete).toBe(false);
    expect(value.disjoint).toBe(true);
    expect(value.gaps).toHaveLength(1);
    const codes = (engineering: string, information: string) => decide(literal, reader(mixed(engineering, information))).findings.map((finding) => finding.code);
    expect(codes('1000000.00', '1000000.00')).toEqual(['matrix-no-row']);
    expect(codes('1000000.01', '1000000.00')).toEqual([]);
    expect(codes('1000000.00', '1000000.01')).toEqual([]);
  });

  it('every gap of the text names a parameter that is set and says why', () => {
    for (const gap of regime.textGaps) {
      const parameter = regime.parameters.find((each) => each.name === gap.parameter);
      expect(parameter?.value ?? null).not.toBeNull();
      expect(parameter?.note).not.toBe('');
    }
  });
});

describe('articles 2, 3 and 65: before a draft exists', () => {
  it('asks first whether the project is secret, and refuses nothing before anything is answered', () => {
    expect(askScope(dazhou, {}).value).toEqual({ inScope: null, next: 'secret' });
  });

  it('refuses a secret project at the first answer, before any other question (第六十五条)', () => {
    const { value, findings } = askScope(dazhou, { secret: true });
    expect(value).toEqual({ inScope: false, next: null });
    expect(findings.map((finding) => [finding.code, finding.rule, finding.article])).toEqual([['out-of-scope', 'not-secret', '第六十五条']]);
  });

  it('asks on after each answer and ends in scope', () => {
    const answers: JsonObject = {
      secret: false,
      investingLevel: 'city',
      budgetKind: 'general-public',
      investmentMode: 'direct',
      fundSources: ['city-budget'],
      unitType: 'state-organ',
      projectCategory: 'key-business-system',
      nationalStandard: true,
      estimatedTotal: '300000.00',
    };
    const asked: string[] = [];
    let given: JsonObject = {};
    for (let next = askScope(dazhou, given).value.next; next !== null; next = askScope(dazhou, given).value.next) {
      asked.push(next);
      given = { ...given, [next]: answers[next] ?? null };
      if (asked.length > 20) break;
    }
    expect(asked).toEqual(Object.keys(answers));
    expect(askScope(dazhou, answers).value.inScope).toBe(true);
  });

  it('asks no free text in the scope questions', () => {
    const types = regime.scope.questions.map((question) => regime.facts.find((fact) => fact.name === question.fact)?.type);
    expect(types).not.toContain('text');
  });
});

describe('articles 11 and 12: parameters decide what the text leaves open', () => {
  const withParameter = (name: string, value: string | number) =>
    compiled({ ...regime, parameters: regime.parameters.map((parameter) => (parameter.name === name ? { ...parameter, value } : parameter)) });
  const verdict = (within: CompiledRegime, check: string, facts: JsonObject) => runCheck(within.checks.get(check)!, within.vocabulary, readFacts(within.vocabulary, facts).value).verdict;

  it('under “all” one ground of three is not enough to build oneself, under “any” it is (第十一条)', () => {
    const facts = { method: 'self-build', leadershipRequirement: true, urgentSpecial: false, total: '10000000.00' };
    expect(verdict(withParameter('selfBuildGrounds', 'any'), 'self-build-grounds', facts)).toBe('pass');
    expect(verdict(withParameter('selfBuildGrounds', 'all'), 'self-build-grounds', facts)).toBe('fail');
    expect(verdict(withParameter('selfBuildGrounds', 'all'), 'self-build-grounds', { ...facts, urgentSpecial: true })).toBe('pass');
  });

  it('with a margin of 0 a service one fen cheaper is economical, one at the same price is not (第十二条（二）)', () => {
    const within = withParameter('serviceMarginPercent', 0);
    const facts = (serviceFeeTotal: string) => ({ method: 'service', serviceFeeTotal, ownBuildCost: '700000.00', ownOperationCost: '300000.00' });
    expect(verdict(within, 'service-economy', facts('999999.99'))).toBe('pass');
    expect(verdict(within, 'service-economy', facts('1000000.00'))).toBe('fail');
  });

  it('the number of providers follows its parameter (第十二条（三）)', () => {
    expect(verdict(withParameter('minimumProviders', 3), 'service-providers', { method: 'service', providerCount: 2 })).toBe('fail');
    expect(verdict(withParameter('minimumProviders', 3), 'service-providers', { method: 'service', providerCount: 3 })).toBe('pass');
  });

  it('says the amounts and the parameter when a service is not economical', () => {
    const facts = readFacts(dazhou.vocabulary, { method: 'service', serviceFeeTotal: '900000.00', ownBuildCost: '800000.00', ownOperationCost: '200000.00' }).value;
    const message = runCheck(dazhou.checks.get('service-economy')!, dazhou.vocabulary, facts).finding?.message;
    expect(message).toContain('90万元');
    expect(message).toContain('100万元');
    expect(message).toContain('10%');
  });
});

describe('the two vice mayors', () => {
  it('being one person, sign once for both posts, and the record says so (第十条（二）)', () => {
    const state = beforeTheVicePair();
    const slot = state.slots.find((each) => each.body === 'vice-mayor-field')?.id ?? '';
    const actor = { person: 'one-vice-mayor', bodies: ['vice-mayor-field', 'vice-mayor-digital'] };
    const { value, findings } = step(dazhou, state, { type: 'decide', on: '2026-10-15' as Day, actor, slot, verdict: 'approve' });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(open(value)).toEqual(['vice-mayor-finance']);
    const decided = value.slots.find((each) => each.id === slot)?.decision;
    expect([decided?.person, decided?.alsoFor]).toEqual(['one-vice-mayor', ['vice-mayor-digital']]);
  });

  it('being two persons, each must sign before the finance vice mayor is asked', () => {
    const state = beforeTheVicePair();
    const slot = state.slots.find((each) => each.body === 'vice-mayor-field')?.id ?? '';
    const actor = { person: 'first', bodies: ['vice-mayor-field'] };
    const { value } = step(dazhou, state, { type: 'decide', on: '2026-10-15' as Day, actor, slot, verdict: 'approve' });
    expect(open(value)).toEqual(['vice-mayor-digital']);
  });
});

describe('the joint list', () => {
  it('gives each project its own outcome (第十条第一款)', () => {
    let list = openList(dazhou, 'joint-list', [
      { code: 'p1', title: '甲项目' },
      { code: 'p2', title: '乙项目' },
      { code: 'p3', title: '丙项目' },
    ]).value!;
    const answers = { listTitle: '2027年度清单', listTotal: '20000000.00' };
    list = step(dazhou, list, { type: 'file', on: '2026-11-15' as Day, actor: { person: 'clerk', bodies: ['digital-bureau'] }, answers, given: {} }).value;
    const meet = (body: string, lines?: Readonly<Record<string, 'reject' | 'return'>>) => {
      const slot = list.slots.find((each) => each.status === 'open' && each.body === body)?.id ?? '';
      const outcome = step(dazhou, list, {
        type: 'decide',
        on: '2026-12-01' as Day,
        actor: { person: `secretary of ${body}`, bodies: [body] },
        slot,
        verdict: 'approve',
        minutes: `${body}-2026-1`,
        ...(lines === undefined ? {} : { lines }),
      });
      expect(outcome.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
      list = outcome.value;
    };
    meet('finance-committee', { p2: 'return' });
    meet('executive-meeting', { p3: 'reject' });
    meet('standing-committee');
    expect(list.ended?.outcome).toBe('decided');
    expect(Object.fromEntries(lineOutcomes(list))).toEqual({ p1: 'approve', p2: 'return', p3: 'reject' });
  });
});

function reader(facts: JsonObject) {
  return dazhou.vocabulary.reader(readFacts(dazhou.vocabulary, facts).value);
}

function open(state: CaseState): readonly string[] {
  return state.slots.filter((slot) => slot.status === 'open').map((slot) => slot.body);
}

/** The case of the worked story of 200万元 at the moment when the two vice mayors are asked. */
function beforeTheVicePair(): CaseState {
  const story = regime.cases.flatMap<WorkedCase>((document) => document.cases).find((each) => each.code === 'two-million-single');
  if (story?.kind !== 'story') throw new Error('the story of 200万元 is missing');
  let state = openCase(dazhou, story.procedure).value!;
  for (const event of story.events) {
    if (event.by === 'vice-mayor-field') return state;
    const actor = { person: event.by, bodies: [event.by] };
    const on = event.on as Day;
    const answers = (event.answers ?? {}) as JsonObject;
    const slot = state.slots.find((each) => each.status === 'open' && each.body === event.by)?.id ?? '';
    state = step(
      dazhou,
      state,
      event.do === 'file'
        ? { type: 'file', on, actor, answers, given: (event.scope ?? {}) as JsonObject }
        : { type: 'decide', on, actor, slot, verdict: 'approve', ...(event.answers === undefined ? {} : { answers }) },
    ).value;
  }
  throw new Error('the story never reaches the vice mayors');
}

describe('the list of clauses', () => {
  const articleOf = (id: string) => Number(id.split('-')[1]);
  const inPilot = (article: number) => article <= 13 || article === 19 || article === 20 || article >= 62;

  it('speaks of each of the 66 articles, 165 provisions in all', () => {
    expect(regime.clauses).toHaveLength(165);
    expect([...new Set(regime.clauses.map((clause) => articleOf(clause.id)))]).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
  });

  it('names the article of each clause as the city numbers it', () => {
    const digits = '零一二三四五六七八九';
    const words = (number: number) => {
      const [tens, ones] = [Math.floor(number / 10), number % 10];
      return `第${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${ones === 0 ? '' : digits[ones]}条`;
    };
    const wrong = regime.clauses.filter((clause) => !clause.article.startsWith(words(articleOf(clause.id))));
    expect(wrong).toEqual([]);
  });

  it('models every provision of the pilot’s articles that bears on the way to founding', () => {
    const left = regime.clauses.filter((clause) => clause.effect.includes('not-modelled') && inPilot(articleOf(clause.id)));
    expect(left.map((clause) => clause.id)).toEqual(['DZ-6-1', 'DZ-8-3', 'DZ-9-5', 'DZ-10-8']);
  });

  it('claims to model nothing beyond the pilot’s articles', () => {
    const beyond = regime.clauses.filter((clause) => !inPilot(articleOf(clause.id)));
    expect(beyond.filter((clause) => !['not-modelled', 'advisory'].includes(clause.effect.join()))).toEqual([]);
  });
});
