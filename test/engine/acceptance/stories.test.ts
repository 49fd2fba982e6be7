import { factIn, held, pointIn, standAt, stepIn, stepsOf } from './stand-at';

/** Where the projects of the worked stories stand in their acceptance, day by day: as the stories tell it and the texts order it. */

describe('达州 life-self-built: trial run, approval by the review’s points, acceptance, formal use (第四十七条至第四十九条、第五十九条)', () => {
  const at = (day: string) => standAt('dazhou', 'life-self-built', day);

  it('before building is done nothing has begun, and the points of the technical review are there, not judged', () => {
    const found = at('2025-06-01');
    expect([found.state, found.current]).toEqual(['not-begun', 'trial']);
    expect(stepsOf(found).map(([, state]) => state)).toEqual(['not-begun', 'not-begun', 'not-begun', 'not-begun']);
    expect(['review-points.1', 'review-points.2'].map((code) => pointIn(found, code))).toMatchObject([
      { title: '三个模块', state: 'not-judged' },
      { title: '两个接口', state: 'not-judged' },
    ]);
    expect(factIn(found, 'planned').state).toBe('met');
    expect(factIn(found, 'built').state).toBe('missing');
    expect(found.points.filter(({ state }) => state !== 'not-judged')).toEqual([]);
  });

  it('the trial run may not end before the month is over', () => {
    const found = at('2026-02-27');
    expect([found.state, found.current]).toEqual(['under-way', 'trial']);
    expect(stepIn(found, 'trial')).toMatchObject({
      state: 'under-way',
      begunOn: '2026-01-30',
      notBefore: '2026-02-28',
      on: null,
    });
  });

  it('approval waits for every point: what is not judged yet gates the approval; without a reply nothing is said against it, and payment waits', () => {
    const found = at('2026-03-02');
    expect(stepsOf(found).slice(0, 2)).toEqual([
      ['trial', 'passed', '2026-02-28'],
      ['review', 'under-way', null],
    ]);
    expect(pointIn(found, 'trial-first').state).toBe('met');
    expect(pointIn(found, 'review-points.1')).toMatchObject({
      state: 'not-judged',
      article: '第四十七条',
      gates: [{ procedure: 'project', stage: 'pre-acceptance-review', effect: 'block', behind: false }],
    });
    expect(pointIn(found, 'reply-for-payment')).toMatchObject({
      state: 'not-judged',
      article: '第四十九条',
      gates: [{ procedure: 'payment', stage: 'request', beside: true, money: true, here: true, behind: false }],
    });
  });

  it('in use: every step has its day, the whole checklist is met but for what only warns, the results are the unit’s', () => {
    const found = at('2026-04-01');
    expect([found.state, found.current]).toEqual(['passed', null]);
    expect(stepsOf(found)).toEqual([
      ['trial', 'passed', '2026-02-28'],
      ['review', 'passed', '2026-03-10'],
      ['completion', 'passed', '2026-03-20'],
      ['hand-over', 'passed', '2026-04-01'],
    ]);
    // 第二十六条: fewer entries are shared than the plan lists, which is only told.
    expect(found.points.filter(({ state }) => state !== 'met')).toEqual([
      expect.objectContaining({ code: 'shared-as-planned', state: 'open', article: '第二十六条' }),
    ]);
    expect(found.points).toHaveLength(17);
    expect(stepIn(found, 'completion').says).toEqual([
      { title: '验收结论', words: '合格' },
      { title: '验收报告编号', words: 'YS-2026-01' },
    ]);
    expect(stepIn(found, 'hand-over').says[0]).toEqual({ title: '项目成果归属单位', words: '市应急管理局' });
    expect(pointIn(found, 'report').proofs).toEqual([{ title: '履约验收报告', words: '42.pdf' }]);
  });

  it('the graded test gated formal use, which is behind; whether it was good is not said, so no money hangs on it', () => {
    const found = at('2026-04-01');
    expect(factIn(found, 'graded-level')).toMatchObject({
      level: 2,
      words: '2级',
      state: 'known',
      article: '第五十九条',
    });
    const test = factIn(found, 'graded-test');
    expect([test.state, test.on]).toEqual(['known', '2026-03-25']);
    expect(test.gates.map(({ stage, behind, verdict, money }) => [stage, behind, verdict, money])).toEqual([
      ['going-live', true, 'pass', false],
      ['request', false, 'not-applicable', true],
      ['review', false, 'not-applicable', true],
    ]);
    expect(factIn(found, 'graded-number').state).toBe('missing');
    expect(factIn(found, 'security-test')).toMatchObject({ state: 'missing', clock: { due: '2027-04-01' } });
    expect(found.security.flatMap(held)).toEqual([]);
  });

  it('before formal use the missing graded test holds it up: nobody has judged it, and it is no finding yet', () => {
    expect(held(factIn(at('2026-03-20'), 'graded-test'))).toEqual(['project.going-live']);
    expect(held(factIn(at('2025-06-01'), 'graded-test'))).toEqual([]);
    expect(pointIn(at('2026-03-20'), 'graded-test')).toMatchObject({
      state: 'not-judged',
      article: '第五十九条',
      gates: [{ stage: 'going-live', effect: 'block', behind: false }],
    });
  });
});

describe('who may not know a fact', () => {
  const at = (...hidden: readonly string[]) => standAt('dazhou', 'life-self-built', '2026-04-01', hidden);

  it('is told neither its value nor what hangs on it', () => {
    const found = at('gradedTestedOn', 'gradedLevel', 'gradedOn');
    expect(factIn(found, 'graded-level')).toMatchObject({ state: 'not-told', words: null, level: null });
    expect(factIn(found, 'graded-test')).toMatchObject({ state: 'not-told', on: null });
    expect(factIn(found, 'graded-test').gates[0]).toMatchObject({ verdict: 'undecided', message: null });
    expect(pointIn(found, 'graded-test')).toMatchObject({ state: 'not-judged', proofs: [] });
  });

  it('control: who may is told', () => {
    expect(pointIn(at(), 'graded-test').proofs.length).toBeGreaterThan(0);
  });
});

describe('达州 dz-57-1-hazard: what is not secure gets no running money (第五十七条)', () => {
  const at = (day: string) => standAt('dazhou', 'dz-57-1-hazard', day);
  const MONEY = ['running-cost.request money', 'running-cost.review money'];

  it('an open hazard holds up running money and what else the unit files; a mended one nothing', () => {
    expect(held(factIn(at('2026-06-01'), 'hazards'))).toEqual(expect.arrayContaining(MONEY));
    expect(factIn(at('2026-06-01'), 'hazards')).toMatchObject({ state: 'not-met', article: '第五十七条' });
    expect(held(factIn(at('2026-06-12'), 'hazards'))).toEqual([]);
    expect(factIn(at('2026-06-12'), 'hazards').state).toBe('met');
  });

  it('a failed test holds it up until one has been passed', () => {
    expect(factIn(at('2026-06-19'), 'security-test')).toMatchObject({ state: 'not-met', on: '2026-06-19' });
    expect(held(factIn(at('2026-06-19'), 'security-test'))).toEqual(MONEY);
    expect(factIn(at('2026-06-25'), 'security-test')).toMatchObject({ state: 'met', on: '2026-06-25' });
    expect(held(factIn(at('2026-06-25'), 'security-test'))).toEqual([]);
  });
});

describe('郴州 from-limit-whole-life: two acceptances, consent between them, experts of each field (第十六条、第十七条)', () => {
  const at = (day: string) => standAt('chenzhou', 'from-limit-whole-life', day);

  it('a first acceptance that was refused stands as failed, with what was wrong, until it is passed', () => {
    const found = at('2026-08-05');
    expect([found.state, found.current]).toEqual(['failed', 'first']);
    expect(stepIn(found, 'first')).toMatchObject({
      state: 'failed',
      times: 1,
      on: '2026-08-05',
      problems: [{ text: '统计模块与台账数不符', solved: null }],
    });
    expect(pointIn(found, 'first-passed')).toMatchObject({
      state: 'open',
      article: '第十六条',
      gates: [{ stage: 'completion-application', effect: 'block', behind: false }],
    });
    expect(stepsOf(at('2026-08-14')).slice(0, 2)).toEqual([
      ['first', 'passed', '2026-08-14'],
      ['review', 'under-way', null],
    ]);
    expect(stepIn(at('2026-08-14'), 'first').times).toBe(2);
    expect(stepIn(at('2026-08-10'), 'first')).toMatchObject({ state: 'under-way', times: 2 });
  });

  it('while it has not been held nobody has judged it; refused, it is not met (第十六条)', () => {
    expect(pointIn(at('2026-08-03'), 'first-passed')).toMatchObject({ state: 'not-judged', message: null });
    expect(pointIn(at('2026-08-05'), 'first-passed').state).toBe('open');
    expect(pointIn(at('2026-08-14'), 'first-passed').state).toBe('met');
  });

  it('to the end: the days of both acceptances, the experts with their fields, who keeps it running', () => {
    const found = at('2026-09-14');
    expect(stepsOf(found)).toEqual([
      ['first', 'passed', '2026-08-14'],
      ['review', 'passed', '2026-08-24'],
      ['completion', 'passed', '2026-08-28'],
      ['hand-over', 'passed', '2026-09-14'],
    ]);
    expect(found.state).toBe('passed');
    expect(stepIn(found, 'completion').says[1]).toEqual({
      title: '验收专家',
      words: '专家1，业务应用；专家2，网络安全',
    });
    expect(stepIn(found, 'hand-over').says[1]).toEqual({ title: '运行维护责任人', words: '王某' });
    expect(found.points.map(({ code, state }) => `${code} ${state}`)).toEqual(
      found.points.map(({ code }) => `${code} met`),
    );
  });

  it('cryptography and reliability were reviewed before the project, its record number gated the building', () => {
    const found = at('2026-09-14');
    expect(['cryptography', 'reliability', 'acceptance-security'].map((code) => factIn(found, code).state)).toEqual([
      'met',
      'met',
      'met',
    ]);
    const number = factIn(found, 'cyber-number');
    expect(number.state).toBe('known');
    expect(number.gates.map(({ stage, behind }) => [stage, behind])).toEqual([['preparation', true]]);
    expect(factIn(found, 'security-test')).toMatchObject({ state: 'missing', gates: [] });
  });
});

describe('郴州 cz-17-failed-twice-and-held: a completion acceptance that fails is done again from the application on (第十七条)', () => {
  const at = (day: string) => standAt('chenzhou', 'cz-17-failed-twice-and-held', day);

  it('stands as failed while it is mended, with its day and what was wrong', () => {
    const found = at('2026-08-28');
    expect([found.state, found.current]).toEqual(['failed', 'completion']);
    expect(stepsOf(found).slice(1, 3)).toEqual([
      ['review', 'passed', '2026-08-24'],
      ['completion', 'failed', '2026-08-28'],
    ]);
    expect(stepIn(found, 'completion').problems).toMatchObject([{ text: '共享接口不稳定' }]);
  });

  it('mended, the application is looked at again; the day of the refusal stays what it was', () => {
    const found = at('2026-09-14');
    expect([found.state, found.current]).toEqual(['under-way', 'review']);
    expect(stepsOf(found).slice(1, 3)).toEqual([
      ['review', 'under-way', null],
      ['completion', 'failed', '2026-08-28'],
    ]);
    expect(stepIn(found, 'review').times).toBe(2);
  });

  it('under way again, failed again, passed at the third time', () => {
    const completion = (day: string) => {
      const { state, times, on } = stepIn(at(day), 'completion');
      return [state, times, on];
    };
    expect(completion('2026-09-18')).toEqual(['under-way', 2, null]);
    expect(completion('2026-09-21')).toEqual(['failed', 2, '2026-09-21']);
    expect(completion('2026-10-19')).toEqual(['passed', 3, '2026-10-19']);
  });
});

describe('郴州 cz-16-check-each: what is shared is a point of the review (第十二条)', () => {
  const at = (day: string) => pointIn(standAt('chenzhou', 'cz-16-check-each', day), 'shared-entries');

  it('nothing shared is not met; one entry is', () => {
    expect(at('2026-08-17')).toMatchObject({ state: 'open', article: '第十二条' });
    expect(at('2026-08-17').gates.map(({ stage, effect }) => [stage, effect])).toEqual([
      ['completion-check', 'override'],
    ]);
    expect(at('2026-08-25').state).toBe('met');
  });

  it('what the law withholds is let pass with reason and article, where it is asked', () => {
    expect(at('2026-08-27').state).toBe('open');
    expect(at('2026-08-31')).toMatchObject({
      state: 'lifted',
      message: '2026-08-31 技术支持组准予例外：本系统的资源依法都不予共享；《中华人民共和国未成年人保护法》第六十三条',
    });
  });
});

describe('南阳 company-funded: first acceptance, trial with a problem, completion, signature, hand-over (第十六条)', () => {
  const at = (day: string) => standAt('nanyang', 'company-funded', day);

  it('the four points of the first acceptance are judged one by one', () => {
    expect(
      at('2026-09-10')
        .points.slice(0, 4)
        .map(({ title, state }) => [title, state]),
    ).toEqual([
      ['建设内容一致性', 'met'],
      ['数据资源规范性', 'met'],
      ['集约建设符合度', 'met'],
      ['安全措施合规性', 'met'],
    ]);
    expect(factIn(at('2026-09-10'), 'measures')).toMatchObject({ state: 'met', article: '第十六条第一款' });
  });

  it('a problem of the trial gates completion while it is open', () => {
    const found = at('2026-09-20');
    expect(stepsOf(found).slice(0, 2)).toEqual([
      ['first', 'passed', '2026-09-10'],
      ['trial', 'under-way', null],
    ]);
    expect(stepIn(found, 'trial').problems).toMatchObject([{ text: '导出报表缺列', solved: false, solvedOn: null }]);
    expect(pointIn(found, 'problems-solved')).toMatchObject({ state: 'open' });
    expect(pointIn(found, 'problems-solved').gates.map(({ stage }) => stage)).toEqual([
      'trial',
      'trial-centre',
      'acceptance',
    ]);
  });

  it('handed over after the signature; the assets are the company’s', () => {
    const found = at('2026-10-25');
    expect(stepsOf(found)).toEqual([
      ['first', 'passed', '2026-09-10'],
      ['trial', 'passed', '2026-10-10'],
      ['completion', 'passed', '2026-10-15'],
      ['hand-over', 'passed', '2026-10-20'],
    ]);
    expect(stepIn(found, 'trial').problems).toMatchObject([{ solved: true, solvedOn: '2026-10-09' }]);
    expect(stepIn(found, 'hand-over').says.slice(0, 3)).toEqual([
      { title: '签字人', words: '某某' },
      { title: '需求部门签字之日', words: '2026-10-20' },
      { title: '资产归属', words: '市属国有专业公司' },
    ]);
    expect(found.points.filter(({ state }) => state !== 'met')).toEqual([]);
  });

  it('the text sets no gate by the regular assessments: they are recorded, and late where they are late (第二十一条)', () => {
    const late = factIn(at('2027-10-21'), 'graded-test');
    expect([late.state, late.clock?.status, late.gates]).toEqual(['missing', 'late', []]);
    const found = at('2027-10-23');
    expect(factIn(found, 'graded-test')).toMatchObject({ state: 'met', on: '2027-10-22' });
    expect(factIn(found, 'cryptography')).toMatchObject({ state: 'met', on: '2027-10-23' });
    expect(factIn(found, 'graded-level')).toMatchObject({ level: 3, words: '3级' });
    expect(factIn(found, 'graded-number').words).toBe('41130027031-00001');
  });
});

describe('长沙 pilot-project: changes closed first, a checklist, problems left over, the owner of the assets (2023年评价)', () => {
  const at = (day: string) => standAt('changsha', 'pilot-project', day);

  it('an open change stands before the first acceptance; completion is due within its days of the building’s end', () => {
    const found = at('2023-09-06');
    expect(stepIn(found, 'first').state).toBe('under-way');
    expect(pointIn(found, 'changes-first')).toMatchObject({ state: 'open' });
    expect(pointIn(found, 'changes-first').gates.map(({ stage, effect }) => [stage, effect])).toEqual([
      ['first-acceptance', 'override'],
      ['final-acceptance', 'override'],
    ]);
    // 60 days after 2023-08-31
    expect(stepIn(found, 'completion').clocks.map(({ code, due }) => [code, due])).toEqual([
      ['acceptance', '2023-10-30'],
    ]);
  });

  it('completion: each entry of the list, the problem left over with its day, the exception with its reason', () => {
    const found = at('2023-10-20');
    expect(stepsOf(found).slice(0, 2)).toEqual([
      ['first', 'passed', '2023-09-15'],
      ['completion', 'passed', '2023-10-20'],
    ]);
    expect(['checklist.1', 'checklist.2'].map((code) => pointIn(found, code))).toMatchObject([
      { title: '功能符合合同', state: 'met' },
      { title: '第三方测评合格', state: 'met' },
    ]);
    expect(stepIn(found, 'completion').problems).toMatchObject([
      { text: '两处界面文字待改', dueOn: '2023-11-30', solved: null },
    ]);
    expect(pointIn(found, 'supervision').state).toBe('lifted');
    expect(pointIn(found, 'supervision').message).toContain('2023-10-20');
    expect(pointIn(found, 'no-problems').state).toBe('open');
    expect(stepIn(found, 'completion').clocks).toEqual([]);
  });

  it('handed over: the owner of the assets and who runs it are settled', () => {
    const found = at('2023-10-30');
    expect(stepsOf(found)[2]).toEqual(['hand-over', 'passed', '2023-10-25']);
    expect(stepIn(found, 'hand-over').says).toEqual([
      { title: '移交给', words: '需求单位' },
      { title: '资产最终权属', words: '数智科技集团' },
      { title: '运维主体', words: '数智科技集团' },
    ]);
    expect(['planned', 'built', 'accepted'].map((code) => factIn(found, code).state)).toEqual(['met', 'met', 'met']);
    // The tester was contracted while it was being built; before that there was none, which is no failure.
    expect(['2023-03-10', '2023-10-30'].map((day) => factIn(at(day), 'tester').state)).toEqual(['missing', 'met']);
  });
});

describe('长沙 problem-project: an exception holds where it was given (实施方案与2023年评价)', () => {
  const at = (day: string) => standAt('changsha', 'problem-project', day);

  it('given for the first acceptance it says nothing of the final one', () => {
    expect(pointIn(at('2023-09-15'), 'changes-first')).toMatchObject({
      state: 'lifted',
      message: expect.stringContaining('2023-09-15'),
    });
    expect(pointIn(at('2023-10-10'), 'changes-completion').state).toBe('open');
  });

  it('given anew for the final one each has its own', () => {
    const found = at('2023-11-06');
    expect(pointIn(found, 'changes-first').message).toContain('2023-09-15');
    expect(pointIn(found, 'changes-completion')).toMatchObject({
      state: 'lifted',
      message: expect.stringContaining('2023-11-06'),
    });
  });
});
