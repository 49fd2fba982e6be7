import { createEngineForm } from '../../admin/widgets/engine-form';
import { sectionTitles } from '../../admin/widgets/section-titles';
import type { CompiledForm, JsonObject } from '../../form-schemas/engine';
import { givenRegime } from './given';

const regime = givenRegime();
const form = regime.forms.get('application') as CompiledForm;

function given(answers: JsonObject) {
  const props = {
    form,
    vocabulary: regime.vocabulary,
    facts: {},
    articles: () => undefined,
    strict: false,
    onEvaluated: () => undefined,
  };
  return createEngineForm(() => props, answers);
}

describe('a form before anybody has touched it', () => {
  test('a field that does not apply is hidden from the moment it comes into being', () => {
    const { form: drawn } = given({});
    const section = drawn.createVoidField({ name: 'service' });
    expect(section.display).toBe('hidden');
    const shown = drawn.createField({ name: 'projectName' });
    expect(shown.display).toBe('visible');
    expect(shown.required).toBe(true);
  });

  test('the same field is seen at once where the answers ask for it', () => {
    const { form: drawn, first } = given({ method: 'service' });
    expect(drawn.createVoidField({ name: 'service' }).display).toBe('visible');
    expect(drawn.createVoidField({ name: 'selfBuild' }).display).toBe('hidden');
    expect(first.fields.find(({ path }) => path === 'selfBuild')?.visible).toBe(false);
  });
});

describe('numbers of sections', () => {
  const titles = (hidden: readonly string[]) => [
    ...sectionTitles(form.document.schema.properties, (key) => !hidden.includes(key)).values(),
  ];

  test('count what is seen, without jumps and without doubles', () => {
    expect(titles(['selfBuild', 'service'])).toEqual([
      '一、基本情况',
      '二、技术方案',
      '三、资金来源',
      '四、与工程建设的关系',
      '五、负面清单自查',
    ]);
    expect(titles(['selfBuild']).slice(4)).toEqual(['五、购买服务的条件', '六、负面清单自查']);
  });

  test('titles without a number stay as they are', () => {
    const node = (title: string, index: number) =>
      ({ type: 'void', title, 'x-component': 'Section', 'x-index': index }) as const;
    const nodes = { b: node('附表', 2), a: node('一、总则', 1), c: node('二、附则', 3) };
    expect([...sectionTitles(nodes, (key) => key !== 'a').values()]).toEqual(['附表', '一、附则']);
  });
});
