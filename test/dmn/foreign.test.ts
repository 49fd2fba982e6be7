import { readDmn } from '../../form-schemas/dmn/import-matrix';
import { processorSeconds } from '../support/processor-time';

const NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** A table as a common modeller writes it: a prefix, ids of its own, no clauses. */
const foreign = (change: (xml: string) => string = (xml) => xml, namespace = NAMESPACE): string =>
  change(`<?xml version="1.0" encoding="UTF-8"?>
<!-- made elsewhere -->
<dmn:definitions xmlns:dmn="${namespace}" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" id="Definitions_0x" name="DRD">
  <dmn:decision id="Decision_Approver" name="谁来批">
    <dmn:decisionTable id="DecisionTable_1">
      <dmn:input id="Input_1" label="总投资">
        <dmn:inputExpression id="InputExpression_1" typeRef="number"><dmn:text>total</dmn:text></dmn:inputExpression>
      </dmn:input>
      <dmn:output id="Output_1" label="批准人" name="approver" typeRef="string" />
      <dmn:rule id="DecisionRule_A">
        <dmn:inputEntry id="U1"><dmn:text>&lt; 2000000</dmn:text></dmn:inputEntry>
        <dmn:outputEntry id="L1"><dmn:text>"vice-mayor"</dmn:text></dmn:outputEntry>
      </dmn:rule>
      <dmn:rule id="DecisionRule_B">
        <dmn:description>市长先看</dmn:description>
        <dmn:inputEntry id="U2"><dmn:text><![CDATA[>= 2000000]]></dmn:text></dmn:inputEntry>
        <dmn:outputEntry id="L2"><dmn:text>["vice-mayor", "mayor"]</dmn:text></dmn:outputEntry>
      </dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
  <dmndi:DMNDI><dmndi:DMNDiagram/></dmndi:DMNDI>
</dmn:definitions>`);

const refusedFor = (xml: string): readonly string[] => {
  const { value, findings } = readDmn(xml);
  expect(value).toBeNull();
  for (const { message } of findings) expect(message).toMatch(/[\u4e00-\u9fff]/);
  return findings.map(({ code }) => code);
};

test("another tool's table is read; that it names no clauses is said", () => {
  expect(readDmn(foreign())).toEqual({
    value: {
      code: 'decision-approver',
      title: '谁来批',
      clause: [],
      hit: 'unique',
      inputs: [{ code: 'total', title: '总投资', expression: 'total' }],
      rows: [
        {
          id: 'decisionrule-a',
          when: { total: '< 2000000' },
          chain: [{ action: 'decide', mode: 'one', bodies: ['vice-mayor'] }],
          clause: [],
        },
        {
          id: 'decisionrule-b',
          when: { total: '>= 2000000' },
          chain: [
            { action: 'decide', mode: 'one', bodies: ['vice-mayor'] },
            { action: 'decide', mode: 'one', bodies: ['mayor'] },
          ],
          clause: [],
          note: '市长先看',
        },
      ],
    },
    findings: [expect.objectContaining({ code: 'dmn-clause-missing', severity: 'warning' })],
  });
});

test.each([
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
])('so is one of %s', (namespace) => {
  expect(readDmn(foreign(undefined, namespace)).value?.rows).toHaveLength(2);
});

test.each<[string, (xml: string) => string, string]>([
  ['no DMN at all', () => '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'dmn-not-dmn'],
  ['a namespace that is none of DMN', (xml) => xml.replaceAll(NAMESPACE, 'urn:x'), 'dmn-not-dmn'],
  ['no table', (xml) => xml.replace(/<dmn:decisionTable[\s\S]*<\/dmn:decisionTable>/, ''), 'dmn-decision'],
  [
    'two tables',
    (xml) =>
      xml.replace(/<dmn:decision [\s\S]*<\/dmn:decision>/, (one) => one + one.replace('Decision_Approver', 'Other')),
    'dmn-decision',
  ],
  ['an unknown policy', (xml) => xml.replace('id="DecisionTable_1"', 'id="D" hitPolicy="LUCKY"'), 'dmn-policy'],
  [
    'an aggregator without COLLECT',
    (xml) => xml.replace('id="DecisionTable_1"', 'id="D" hitPolicy="FIRST" aggregation="SUM"'),
    'dmn-policy',
  ],
  ['two outputs', (xml) => xml.replace(/(<dmn:output [^>]*\/>)/, '$1$1'), 'dmn-output'],
  ['an output that names nobody', (xml) => xml.replace('"vice-mayor"<', '42<'), 'dmn-output'],
  ['an output that is an expression', (xml) => xml.replace('"vice-mayor"<', 'if a then "x" else "y"<'), 'dmn-output'],
  ['a cell too few', (xml) => xml.replace(/<dmn:inputEntry id="U1">.*?<\/dmn:inputEntry>/, ''), 'dmn-rule'],
  ['a column without an expression', (xml) => xml.replace('total</dmn:text>', '</dmn:text>'), 'dmn-input'],
  [
    'a step that is no step',
    (xml) => xml.replace('"vice-mayor"<', '[{"action": "bless", "mode": "one", "bodies": []}]<'),
    'shape-option',
  ],
  [
    'a step with a key of its own',
    (xml) => xml.replace('"vice-mayor"<', '[{"action": "decide", "mode": "one", "bodies": [], "__proto__x": 1}]<'),
    'shape-unknown-key',
  ],
])('%s is refused', (_, change, code) => {
  expect(refusedFor(foreign(change))).toContain(code);
});

test.each<[string, boolean]>([
  ['', true],
  ['hitPolicy="UNIQUE"', true],
  ['hitPolicy="ANY"', true],
  ['hitPolicy="FIRST"', true],
  ['hitPolicy="RULE ORDER"', true],
  ['hitPolicy="COLLECT"', true],
  ['hitPolicy="COLLECT" aggregation="COUNT"', true],
  ['hitPolicy="COLLECT" aggregation="SUM"', false],
  ['hitPolicy="COLLECT" aggregation="MIN"', false],
  ['hitPolicy="COLLECT" aggregation="MAX"', false],
])('a table of bodies with %s is read: %s', (attributes, isRead) => {
  const { value, findings } = readDmn(foreign((xml) => xml.replace('id="DecisionTable_1"', `id="D" ${attributes}`)));
  expect(value !== null).toBe(isRead);
  // What adds up numbers has its chains beside them, in a column of which the message tells.
  if (!isRead)
    expect(findings[0]).toMatchObject({ code: 'dmn-output', message: expect.stringContaining('审批链') as string });
});

test('of several tables one can be asked for by its id', () => {
  const two = foreign((xml) =>
    xml.replace(/<dmn:decision [\s\S]*<\/dmn:decision>/, (one) => one + one.replace('Decision_Approver', 'Other')),
  );
  expect(readDmn(two, 'Other').value?.code).toBe('other');
  expect(readDmn(two, 'Nobody').findings[0]).toMatchObject({
    code: 'dmn-decision',
    message: expect.stringContaining('Decision_Approver、Other') as string,
  });
});

describe('XML that means harm, or is none', () => {
  const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "&a;&a;&a;&a;&a;&a;&a;&a;">`).join('')}]>`;
  test.each<[string, (xml: string) => string, string]>([
    ['a document type', (xml) => xml.replace('<!-- made elsewhere -->', '<!DOCTYPE x>'), 'xml-doctype'],
    [
      'entities that grow',
      (xml) => xml.replace('<!-- made elsewhere -->', LAUGHS).replace('市长先看', '&a8;'),
      'xml-doctype',
    ],
    [
      'a file of this machine as an entity',
      (xml) =>
        xml
          .replace('<!-- made elsewhere -->', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>')
          .replace('市长先看', '&f;'),
      'xml-doctype',
    ],
    ['an entity that nobody declared', (xml) => xml.replace('市长先看', '&f;'), 'xml-entity'],
    ['such an entity in an attribute', (xml) => xml.replace('谁来批', '&f;'), 'xml-entity'],
    ['an element that is not closed', (xml) => xml.replace('</dmn:decision>', ''), 'xml-syntax'],
    [
      'crossed elements',
      (xml) => xml.replace('</dmn:text></dmn:inputExpression>', '</dmn:inputExpression></dmn:text>'),
      'xml-syntax',
    ],
    ['an attribute twice', (xml) => xml.replace('id="Input_1"', 'id="Input_1" id="Input_2"'), 'xml-syntax'],
    ['an attribute without quotes', (xml) => xml.replace('id="Input_1"', 'id=Input_1'), 'xml-syntax'],
    ['a second root', (xml) => `${xml}<x/>`, 'xml-syntax'],
    ['words after the root', (xml) => `${xml}hello`, 'xml-syntax'],
    ['nothing', () => '', 'xml-syntax'],
    ['JSON', () => '{"a": 1}', 'xml-syntax'],
    ['elements too deep', () => '<a>'.repeat(100_000), 'xml-too-deep'],
    ['elements too many', () => `<a>${'<b/>'.repeat(200_000)}</a>`, 'xml-too-large'],
    ['a text too long', () => `<a>${'x'.repeat(5_000_000)}</a>`, 'xml-too-large'],
  ])('%s is refused, soon', (_, change, code) => {
    const text = foreign(change);
    expect(processorSeconds(() => expect(refusedFor(text)).toEqual([code]))).toBeLessThan(4);
  });

  test('names that objects have of their own do no harm', () => {
    const xml = foreign((text) =>
      text.replace('label="总投资"', 'label="总投资" __proto__="x" constructor="y"').replaceAll('total', 'constructor'),
    );
    expect(readDmn(xml).value?.inputs[0]).toEqual({ code: 'constructor', title: '总投资', expression: 'constructor' });
    expect(readDmn(xml).value?.rows[0]?.when).toEqual({ constructor: '< 2000000' });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
