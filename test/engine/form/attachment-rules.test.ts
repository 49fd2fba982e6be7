import { fill, form, node, refusals } from './given';

/** What a form says of attached files: kinds, the size of each, how many. */

const MB = 1024 * 1024;
const DIGEST = '0'.repeat(64);

function said(rules: Parameters<typeof node>[2], files: readonly (readonly [name: string, size: number])[]) {
  const document = form({ plan: node('Attachment', '实施方案', { 'x-clause': ['T-9'], ...rules }) });
  const answers = { plan: files.map(([name, size], at) => ({ id: String(at), name, size, digest: DIGEST })) };
  return fill(document, answers).findings.map(({ code, severity, path, clause, message }) => [
    code,
    severity,
    path,
    clause?.[0],
    message,
  ]);
}

describe('attached files', () => {
  it('may be of any kind and size where the form says nothing', () => {
    expect(
      said({}, [
        ['a.exe', 1],
        ['b', 900 * MB],
      ]),
    ).toEqual([]);
  });

  it('are of the kinds that the form takes, by the end of their names, however that is written', () => {
    const rules = { 'x-accept': ['pdf', 'jpg'] } as const;
    expect(
      said(rules, [
        ['a.pdf', 1],
        ['b.PDF', 1],
        ['c.jpg', 1],
        ['d.jpeg', 1],
        ['e.tar.Jpeg', 1],
      ]),
    ).toEqual([]);
    expect(
      said(rules, [
        ['a.pdf', 1],
        ['b.docx', 1],
        ['pdf', 1],
        ['c.pdf.zip', 1],
      ]),
    ).toEqual(
      [
        [1, 'b.docx'],
        [2, 'pdf'],
        [3, 'c.pdf.zip'],
      ].map(([at, name]) => [
        'attachment-kind',
        'error',
        `plan[${at}]`,
        'T-9',
        `“实施方案”须为 pdf、jpg 文件，所给为“${name}”`,
      ]),
    );
  });

  it('are each as large as the form allows, to the byte', () => {
    expect(
      said({ 'x-maxMegabytes': 2 }, [
        ['a.pdf', 2 * MB],
        ['b.pdf', 2 * MB + 1],
      ]),
    ).toEqual([
      [
        'attachment-too-large',
        'error',
        'plan[1]',
        'T-9',
        `“实施方案”每个文件不超过 2 MB，“b.pdf”为 ${2 * MB + 1} 字节`,
      ],
    ]);
  });

  it('that are required and not there are asked for with the article', () => {
    expect(said({ required: true }, [])).toEqual([
      ['required-missing', 'error', 'plan', 'T-9', '须上传“实施方案”，现为空'],
    ]);
  });
});

describe('a form that says it wrongly is refused', () => {
  const file = { type: 'array', title: '附件', 'x-component': 'Attachment', 'x-index': 1 };
  it.each([
    ['a kind that nobody knows', { ...file, 'x-accept': ['exe'] }, 'form-accept-invalid'],
    ['a kind twice', { ...file, 'x-accept': ['pdf', 'pdf'] }, 'form-accept-invalid'],
    ['no kind at all', { ...file, 'x-accept': [] }, 'form-accept-invalid'],
    ['kinds that are no list', { ...file, 'x-accept': 'pdf' }, 'form-accept-invalid'],
    ['no size', { ...file, 'x-maxMegabytes': 0 }, 'form-limit-invalid'],
    ['half a megabyte', { ...file, 'x-maxMegabytes': 0.5 }, 'form-limit-invalid'],
    ['more than is taken at all', { ...file, 'x-maxMegabytes': 51 }, 'form-limit-invalid'],
    ['kinds of a text', { ...file, type: 'string', 'x-component': 'Text', 'x-accept': ['pdf'] }, 'form-key-unknown'],
  ])('%s', (_, given, code) => {
    const findings = refusals({ ...form({}), schema: { type: 'object', properties: { a: given } } });
    expect(findings.map((finding) => finding.code)).toContain(code);
  });
});
