import { evaluateForm, type Day, type Json, type JsonObject } from '../../form-schemas/engine';
import { catalogueFacts, resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { DATABASE_ENTRY, FILE_ENTRY, USCC, WITHHELD_ENTRY } from '../support/catalogue-answers';

/** The guideline's thirteen core fields, and what hangs on what. Each dependency from both sides. */

function judge(answers: JsonObject): readonly string[] {
  const { form, vocabulary, article } = resourceCatalogue();
  const facts = catalogueFacts('2026-11-20' as Day);
  const { findings } = evaluateForm(form, vocabulary, { answers, facts, article });
  return findings.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`);
}

/** A code's last character by the standard's own table of weights. */
function lastCharacter(code: string): string {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, at) => total + weight * characters.indexOf(code[at] ?? ''), 0);
  return characters[(31 - (sum % 31)) % 31] ?? '';
}

describe('an entry of the resource catalogue', () => {
  it('that keeps the guideline has nothing said against it', () => {
    expect(lastCharacter(USCC)).toBe(USCC[17]);
    expect(judge(DATABASE_ENTRY)).toEqual([]);
    expect(judge(FILE_ENTRY)).toEqual([]);
    expect(judge(WITHHELD_ENTRY)).toEqual([]);
  });

  it.each([
    'category',
    'group',
    'subgroup',
    'name',
    'code',
    'provider',
    'providerCode',
    'abstract',
    'formatKind',
    'format',
    'shareKind',
    'shareUse',
    'shareWay',
    'open',
    'updateCycle',
  ])('is not complete without %s', (field) => {
    expect(judge({ ...FILE_ENTRY, [field]: null })).toEqual([`required-missing ${field}`]);
  });

  it.each<[says: string, of: JsonObject, changes: Readonly<Record<string, Json>>, expected: readonly string[]]>([
    ['a class that is not the first digit', FILE_ENTRY, { category: '3' }, ['rule-failed code']],
    ['a code without a number of its own', FILE_ENTRY, { code: '201003' }, ['text-format code']],
    [
      'a code of a fourth class',
      FILE_ENTRY,
      { code: '401003/1', category: null },
      ['text-format code', 'required-missing category'],
    ],
    ['a wrong check character', FILE_ENTRY, { providerCode: `${USCC.slice(0, 17)}0` }, ['text-format providerCode']],
    ['a database as a file', DATABASE_ENTRY, { shareWay: 'file' }, ['rule-failed shareWay']],
    ['a database on a medium', DATABASE_ENTRY, { shareWay: 'media' }, ['rule-failed shareWay']],
    ['a database as a database', DATABASE_ENTRY, { shareWay: 'database' }, []],
    ['a database without items', DATABASE_ENTRY, { items: [] }, ['required-missing items']],
    ['a table without items', FILE_ENTRY, { formatKind: 'sheet' }, ['required-missing items']],
    ['a file as an interface', FILE_ENTRY, { shareWay: 'interface' }, ['rule-failed shareWay']],
    ['a picture as a database', FILE_ENTRY, { formatKind: 'image', shareWay: 'database' }, ['rule-failed shareWay']],
    ['a picture by mail', FILE_ENTRY, { formatKind: 'image', shareWay: 'mail' }, []],
    ['a stream as a file', FILE_ENTRY, { formatKind: 'stream' }, []],
    ['universal, naming parties', FILE_ENTRY, { sharedWith: '市公安局' }, ['rule-failed sharedWith']],
    ['universal, on a condition', FILE_ENTRY, { shareCondition: '经同意' }, ['rule-failed shareCondition']],
    ['universal, with a basis for not sharing', FILE_ENTRY, { legalBasis: '某法第一条' }, ['rule-failed legalBasis']],
    ['conditional without a condition', DATABASE_ENTRY, { shareCondition: null }, ['required-missing shareCondition']],
    ['conditional without saying with whom', DATABASE_ENTRY, { sharedWith: ' ' }, ['required-missing sharedWith']],
    [
      'conditional, with a basis for not sharing',
      DATABASE_ENTRY,
      { legalBasis: '某法第一条' },
      ['rule-failed legalBasis'],
    ],
    ['not shared without a basis', WITHHELD_ENTRY, { legalBasis: null }, ['required-missing legalBasis']],
    ['not shared, naming parties', WITHHELD_ENTRY, { sharedWith: '市公安局' }, ['rule-failed sharedWith']],
    ['not shared, in a way', WITHHELD_ENTRY, { shareWay: 'file' }, ['rule-failed shareWay']],
    ['not shared, for a use', WITHHELD_ENTRY, { shareUse: '工作参考' }, ['rule-failed shareUse']],
    ['opened without saying how', FILE_ENTRY, { openCondition: null }, ['required-missing openCondition']],
    [
      'a condition for what is not opened',
      WITHHELD_ENTRY,
      { openCondition: '注明来源' },
      ['rule-failed openCondition'],
    ],
    ['published today', FILE_ENTRY, { publishedOn: '2026-11-20' }, []],
    ['published tomorrow', FILE_ENTRY, { publishedOn: '2026-11-21' }, ['rule-failed publishedOn']],
    ['a cycle that is none', FILE_ENTRY, { updateCycle: '每天' }, ['not-an-option updateCycle']],
    [
      'an item without a type',
      DATABASE_ENTRY,
      { items: [{ itemName: '姓名' }] },
      ['required-missing items[0].dataType'],
    ],
    [
      'an item of no length',
      DATABASE_ENTRY,
      { items: [{ itemName: '姓名', dataType: 'C', dataLength: 0 }] },
      ['below-minimum items[0].dataLength'],
    ],
    [
      'related to itself',
      FILE_ENTRY,
      { related: [{ relatedCode: '201003/000001' }] },
      ['rule-failed related[0].relatedCode'],
    ],
  ])('says of %s what is wrong', (_, of, changes, expected) => {
    expect(judge({ ...of, ...changes })).toEqual(expected);
  });

  it('names the place in the guideline', () => {
    const { form, vocabulary, article } = resourceCatalogue();
    const { findings } = evaluateForm(form, vocabulary, {
      answers: { ...WITHHELD_ENTRY, legalBasis: null },
      facts: catalogueFacts('2026-11-20' as Day),
      article,
    });
    expect(findings.map((finding) => finding.article)).toEqual([
      '编制指南 共享属性、《政务信息资源共享管理暂行办法》第十条',
    ]);
  });
});
