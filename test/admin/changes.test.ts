import { changesBetween } from '../../admin/application/changes';
import type { CompiledForm } from '../../form-schemas/engine';
import { givenRegime } from './given';

const FILE = { id: 'a', name: '方案.pdf', size: 10, digest: '11' };

describe('what changed from one filing to the next', () => {
  const form = givenRegime().forms.get('application') as CompiledForm;
  const changes = (before: object, after: object) => changesBetween(form.document, before as never, after as never);

  test('an amount is told in words, before and after', () => {
    expect(changes({ declaredTotal: '2000000.00' }, { declaredTotal: '1800000.00' })).toEqual([
      expect.objectContaining({ path: 'declaredTotal', before: '200万元', after: '180万元' }),
    ]);
  });

  test('what was empty and what is emptied have nothing on their side', () => {
    expect(changes({ content: null, necessity: '旧' }, { content: '新', necessity: null })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'content', before: '', after: '新' }),
        expect.objectContaining({ path: 'necessity', before: '旧', after: '' }),
      ]),
    );
  });

  test('nothing changed where only empties differ', () => {
    expect(changes({ content: null, funds: [] }, { necessity: '', basis: null })).toEqual([]);
  });

  test('a yes or no and a choice are told by their words', () => {
    const told = changes({ onCityCloud: true, method: 'self-build' }, { onCityCloud: false, method: 'service' });
    expect(told.find(({ path }) => path === 'onCityCloud')).toMatchObject({ before: '是', after: '否' });
    expect(told.find(({ path }) => path === 'method')?.after).not.toBe('service');
  });

  test('a cell is named by its table, row and column', () => {
    const rows = (amount: string) => ({
      funds: [
        { source: 'city', amount: '1.00' },
        { source: 'city', amount },
      ],
    });
    const [told, ...others] = changes(rows('5.00'), rows('6.00'));
    expect(others).toEqual([]);
    expect(told).toMatchObject({ path: 'funds[1].amount', before: '5元', after: '6元' });
    expect(told?.title).toMatch(/第 2 行 · /);
  });

  test('a row put before the others is one change, not a change of each', () => {
    const rest = [{ amount: '1.00' }, { amount: '2.00' }];
    const told = changes({ funds: rest }, { funds: [{ amount: '9.00' }, ...rest] });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ path: 'funds[0]', before: '' });
    expect(told[0]?.after).toContain('9元');
  });

  test('a row that was taken out is told as it was', () => {
    const told = changes({ funds: [{ amount: '1.00' }, { amount: '2.00' }] }, { funds: [{ amount: '2.00' }] });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ path: 'funds[0]', after: '' });
    expect(told[0]?.before).toContain('1元');
  });

  test('the same file uploaded again is no change; another file of the same name is', () => {
    const file = (change: object) => ({ implementationPlan: [{ ...FILE, ...change }] });
    expect(changes(file({}), file({ id: 'b' }))).toEqual([]);
    expect(changes(file({}), file({ digest: '22' }))).toEqual([
      expect.objectContaining({ path: 'implementationPlan', before: '方案.pdf', after: '方案.pdf（内容已换）' }),
    ]);
  });

  test('changes stand in the order of the form', () => {
    const told = changes({}, { urgentSpecial: true, projectName: '甲', declaredTotal: '1.00' });
    const order = form.fields.map(({ path }) => path);
    const places = told.map(({ path }) => order.indexOf(path));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(told).toHaveLength(3);
  });
});
