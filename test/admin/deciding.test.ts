import { isUntouched, NOTHING_ENTERED, readDecisionDraft } from '../../admin/approval/decision-draft';
import { decisionInput, obstacle, opinionOf, type Deciding } from '../../admin/approval/decision-input';
import { wordDue } from '../../admin/application/due';
import { opinionField } from '../../admin/approval/opinion-field';
import { bodiesOf, readTaskFilter, whereOf, writeTaskFilter } from '../../admin/approval/task-filter';
import type { Choice } from '../../admin/approval/choice';
import { givenRegime } from './given';

const forms = givenRegime().forms;

describe('where a decision is worded', () => {
  test('in the long text with which the form ends', () => {
    expect(opinionField(forms.get('screening'))?.title).toBe('初审意见');
    expect(opinionField(forms.get('founding-opinion'))?.title).toBe('批复意见');
  });

  test('in a box of its own where the form ends with something else, or there is none', () => {
    // What experts said, and why a route was taken, are not what the decider says.
    expect(opinionField(forms.get('argumentation'))).toBeNull();
    expect(opinionField(forms.get('listing'))).toBeNull();
    expect(opinionField(undefined)).toBeNull();
  });

  test('is sent once, whichever of the two it was', () => {
    const draft = { ...NOTHING_ENTERED, opinion: '箱里的', form: { opinion: ' 表里的 ' } };
    expect(opinionOf({ form: forms.get('screening'), draft })).toBe('表里的');
    expect(opinionOf({ form: forms.get('argumentation'), draft })).toBe('箱里的');
  });
});

describe('a verdict', () => {
  const action = (name: string, needs: string[]) => ({
    action: name,
    to: ['filing'],
    toTitles: ['申报'],
    form: null,
    needs,
  });
  const deciding = (change: Partial<Deciding> = {}): Deciding => ({
    task: {
      id: 't',
      version: 3,
      availableActions: [action('approve', []), action('return', ['opinion'])].map((one) => ({
        ...one,
        refusal: null,
      })),
    } as unknown as Deciding['task'],
    form: undefined,
    filled: { evaluation: { answers: {}, facts: {} }, findings: [] },
    draft: NOTHING_ENTERED,
    recording: false,
    ...change,
  });
  const choice = (verdict: Choice['verdict'], change: Partial<Choice> = {}): Choice => ({
    verdict,
    to: verdict === 'RETURN' ? 'filing' : null,
    remarks: [],
    word: '某',
    title: '',
    leadsTo: '',
    ...change,
  });

  test('without a form needs nothing to approve, an opinion to return', () => {
    expect(obstacle(deciding(), choice('APPROVE'))).toBeNull();
    expect(obstacle(deciding(), choice('RETURN'))).toMatchObject({ at: 'opinion' });
    expect(obstacle(deciding({ draft: { ...NOTHING_ENTERED, opinion: '缺' } }), choice('RETURN'))).toBeNull();
  });

  test('the opinion that is missing is asked for in the form where the form asks for it', () => {
    const asked = obstacle(deciding({ form: forms.get('screening') }), choice('RETURN'));
    expect(asked).toMatchObject({ at: 'form', path: 'opinion' });
  });

  test('a form that is not complete stops an approval, not a return', () => {
    const filled = {
      evaluation: { answers: {}, facts: {} },
      findings: [{ code: 'required-missing', severity: 'info', message: '', path: 'needUnfounded' } as const],
    };
    const form = forms.get('screening');
    expect(obstacle(deciding({ form, filled }), choice('APPROVE'))).toMatchObject({
      at: 'form',
      path: 'needUnfounded',
    });
    const draft = { ...NOTHING_ENTERED, form: { opinion: '缺材料' } };
    expect(obstacle(deciding({ form, filled, draft }), choice('RETURN'))).toBeNull();
  });

  test('only a return carries remarks, only an approval the form and the exceptions', () => {
    const draft = { ...NOTHING_ENTERED, overrides: [{ rule: 'r', reason: ' 因 ' }], form: { opinion: '好' } };
    const all = deciding({ form: forms.get('screening'), draft });
    const remarks = [{ path: 'content', text: '请写明' }];
    const back = decisionInput(all, choice('RETURN', { remarks }));
    expect(back).toMatchObject({ verdict: 'RETURN', to: 'filing', opinion: '好', remarks, overrides: [] });
    expect(back).not.toHaveProperty('answers');
    const on = decisionInput(all, choice('APPROVE', { remarks }));
    expect(on).toMatchObject({ answers: {}, overrides: [{ rule: 'r', reason: '因', citation: null }] });
    expect(on).not.toHaveProperty('remarks');
  });

  test('what was entered is read back as it was kept, and nonsense is nothing', () => {
    const entered = { ...NOTHING_ENTERED, opinion: '好', remarks: [{ path: 'a', text: 'b' }] };
    expect(readDecisionDraft(JSON.parse(JSON.stringify(entered)))).toEqual(entered);
    expect(readDecisionDraft({ opinion: 3, form: [], remarks: 'x', paper: null })).toEqual(NOTHING_ENTERED);
    expect(isUntouched({ ...NOTHING_ENTERED, form: { a: null } })).toBe(true);
    expect(isUntouched({ ...NOTHING_ENTERED, form: { a: false } })).toBe(false);
  });
});

describe('the limit of a task in words', () => {
  const task = {
    since: '2026-11-16T09:00:00+08:00',
    dueOn: '2026-11-20',
    dueState: 'NEAR',
    dueProvisional: false,
  } as const;

  test('where the law sets none, that is said, with how long it has waited', () => {
    const open = { ...task, dueOn: null, dueState: null };
    expect(wordDue(open, '2026-11-21')).toEqual({ tone: 'open', word: '已等 5 天', until: '法规未定时限' });
    expect(wordDue(open, '2026-11-16').word).toBe('今天到达');
  });

  test.each([
    ['2026-11-19', '还剩 1 天'],
    ['2026-11-20', '今天到期'],
    ['2026-11-21', '逾期 1 天'],
  ])('on %s: %s', (today, word) => {
    expect(wordDue(task, today).word).toBe(word);
  });

  test('the way it is counted is told, and that it may still move', () => {
    const told = wordDue({ ...task, dueWords: '10个工作日内', dueProvisional: true }, '2026-11-17');
    expect(told.until).toBe('截至 2026-11-20（10个工作日内，暂定）');
    expect(told.tone).toBe('near');
  });
});

describe('the filter of tasks in the address', () => {
  test('is read and written back the same', () => {
    const filter = readTaskFilter(new URLSearchParams('due=late&body=mayor'));
    expect(filter).toEqual({ status: 'OPEN', due: 'LATE', body: 'mayor' });
    expect(new URLSearchParams(writeTaskFilter(filter)).toString()).toBe('due=late&body=mayor');
    expect(whereOf(filter)).toEqual({ status: 'OPEN', due: 'LATE', body: 'mayor' });
  });

  test('what has been decided is not due; nonsense is passed over', () => {
    expect(readTaskFilter(new URLSearchParams('status=decided&due=late'))).toMatchObject({
      status: 'DECIDED',
      due: null,
    });
    expect(readTaskFilter(new URLSearchParams('status=x&due=y&body='))).toEqual({
      status: 'OPEN',
      due: null,
      body: null,
    });
  });

  test('each body once', () => {
    const body = { code: 'mayor', title: '市长' };
    expect(bodiesOf([{ body }, { body: { ...body } }])).toEqual([body]);
  });
});
