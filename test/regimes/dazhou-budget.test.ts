import type { Regime } from '../../form-schemas/engine/model/regime';
import { verifyRegime } from '../../form-schemas/engine/proof/prove';
import type { Mutable } from '../engine/fixtures/invented-regime';
import { regime } from './dazhou';

/** 第二条（一）至（七）: the seven sources, wherever money of a source is spoken of. */
const SOURCES = [
  'city-budget',
  'special-construction-fund',
  'local-bond',
  'central-bond',
  'sovereign-loan',
  'ppp',
  'other',
];

const budgetOf = ({ ledger }: Regime) => ledger?.budget;
const fieldOf = (of: Pick<Regime, 'records'>, record: string) =>
  of.records.find(({ code }) => code === record)?.fields.find(({ name }) => name === 'source');

describe('articles 28 and 29: the yearly budget', () => {
  it('has the seven sources of article 2, and so have the rows and the forms that are held against it', () => {
    const values = (options?: readonly { readonly value: string | number | boolean }[]) =>
      options?.map(({ value }) => value);
    expect(values(budgetOf(regime)?.sources)).toEqual(SOURCES);
    for (const record of ['allocation', 'payment']) expect(values(fieldOf(regime, record)?.options)).toEqual(SOURCES);
    for (const form of ['allocation', 'payment', 'budget-request']) {
      const schema = regime.forms.find(({ code }) => code === form)?.schema.properties['source'];
      expect(values(schema?.enum as readonly { readonly value: string }[])).toEqual(SOURCES);
    }
  });

  it('is entered by the finance bureau and confirmed by the digital bureau: together, as article 28 has it', () => {
    expect([budgetOf(regime)?.keepers, budgetOf(regime)?.confirmers]).toEqual([['finance-bureau'], ['digital-bureau']]);
    expect(regime.textGaps.find(({ id }) => id === 'TG-28-confirm')?.settled?.at).toBe(
      'regime.json#/ledger/budget/confirmers',
    );
  });

  it('stops no allocation: neither article caps it by the lines, the estimate alone does', () => {
    expect(budgetOf(regime)?.bounds?.map(({ record, effect }) => [record, effect])).toEqual([['allocation', 'warn']]);
    expect(regime.textGaps.find(({ id }) => id === 'TG-28-line')?.settled?.how).toContain('不拦办理');
    expect(regime.checks.find(({ code }) => code === 'allocation-ceiling')?.effect).toBe('block');
  });
});

describe('sources that are not one list are refused', () => {
  type Damage = (broken: Mutable<Regime>) => void;
  const broken = (damage: Damage) => {
    const copy = structuredClone(regime) as Mutable<Regime>;
    // What is looked at stands in the documents; the worked cases are played elsewhere.
    copy.cases = [];
    damage(copy);
    return verifyRegime(copy as Regime).findings.filter(({ code }) => code.startsWith('budget-source'));
  };
  const options = (copy: Mutable<Regime>, record: string) =>
    fieldOf(copy as Regime, record)?.options as { value: string; title: string }[];

  it('as it stands, nothing is to be said', () => {
    expect(broken(() => {})).toEqual([]);
  });

  it.each<readonly [string, Damage, string, string, string]>([
    [
      'a source given twice',
      ({ ledger }) => ledger!.budget!.sources!.push({ value: 'other', title: '另一种说法' }),
      'budget-source-twice',
      'regime.json#/ledger/budget/sources/7',
      '（other）写了两次',
    ],
    [
      'two sources of one title',
      ({ ledger }) => ledger!.budget!.sources!.push({ value: 'more', title: '市级财政预算资金' }),
      'budget-source-twice',
      'regime.json#/ledger/budget/sources/7',
      '“市级财政预算资金”（more）写了两次',
    ],
    [
      'a source that no row can have',
      (copy) => options(copy, 'allocation').splice(2, 1),
      'budget-sources-differ',
      'regime.json#/ledger/budget/bounds/0/source',
      '没有年度预算的资金来源：地方政府新增债券、专项债和项目配套融资（local-bond）',
    ],
    [
      'a row of a source that no line can have',
      (copy) => options(copy, 'allocation').push({ value: 'gift', title: '捐赠' }),
      'budget-sources-differ',
      'regime.json#/ledger/budget/bounds/0/source',
      '不在年度预算的资金来源之中：捐赠（gift）',
    ],
    [
      'a source called otherwise where it is paid',
      (copy) => (options(copy, 'payment')[0]!.title = '财政资金'),
      'budget-sources-differ',
      'regime.json#/ledger/execution/2/executed/0/source',
      '没有年度预算的资金来源：市级财政预算资金（city-budget）',
    ],
    [
      'rows whose source is free text beside a list',
      (copy) => {
        const field = fieldOf(copy as Regime, 'payment') as Mutable<NonNullable<ReturnType<typeof fieldOf>>>;
        field.type = 'text';
        delete field.options;
      },
      'budget-sources-differ',
      'regime.json#/ledger/execution/2/executed/0/source',
      '不能自行填写',
    ],
    [
      'a budget in words of one’s own beside rows with choices',
      ({ ledger }) => delete ledger!.budget!.sources,
      'budget-sources-differ',
      'regime.json#/ledger/budget/bounds/0/source',
      '须为同样的选项',
    ],
  ])('%s', (_, damage, code, path, words) => {
    expect(broken(damage)).toContainEqual(
      expect.objectContaining({ code, path, severity: 'error', message: expect.stringContaining(words) as string }),
    );
  });

  it('a source more where money is paid is no matter: what is paid of it has no line', () => {
    expect(broken((copy) => options(copy, 'payment').push({ value: 'gift', title: '捐赠' }))).toEqual([]);
  });
});
