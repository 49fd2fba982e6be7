import type { FormDocument, FormNode } from '../model/form';
import { outlineOf, type OutlineEntry } from './outline';
import { textFormat } from './text-format';

/**
 * A TypeScript interface of a form's answers, for front-end teams: `project-filing` gives `ProjectFilingAnswers`.
 * Titles stand as comments and options as literals; neither can break out of its place.
 */
export function answersTypeScript(document: FormDocument): string {
  const name = `${document.code
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')}Answers`;
  const entries = outlineOf(document.schema.properties, '');
  const attachment = entries.some(usesAttachment);
  return [
    `/** ${comment(document.title)}（${comment(document.code)}） */`,
    `export interface ${/^[A-Za-z]/.test(name) ? name : `Form${name}`} {`,
    ...membersOf(entries, '  '),
    '}',
    ...(attachment ? ['', ...ATTACHMENT] : []),
    '',
  ].join('\n');
}

const ATTACHMENT = [
  '/** 附件：id 由上传接口给出，digest 为 SHA-256（十六进制小写） */',
  'export interface AttachmentAnswer {',
  '  readonly id: string;',
  '  readonly name: string;',
  '  readonly size: number;',
  '  readonly digest: string;',
  '}',
];

function usesAttachment({ node }: { readonly node: FormNode }): boolean {
  return (
    node['x-component'] === 'Attachment' ||
    Object.values(node.items?.properties ?? {}).some((column) => column['x-component'] === 'Attachment')
  );
}

function membersOf(entries: readonly OutlineEntry[], indent: string): readonly string[] {
  const always: boolean[] = [];
  return entries.flatMap(({ key, node, parent }, index) => {
    always[index] = node['x-visible'] === undefined && (parent < 0 || always[parent] === true);
    if (node['x-component'] === 'Section') return [];
    const needed =
      node.required === true &&
      always[index] === true &&
      node['x-computed'] === undefined &&
      node.default === undefined;
    return [
      `${indent}/** ${comment(wordsOf(node))} */`,
      `${indent}readonly ${key}${needed ? '' : '?'}: ${typeText(node, indent)}${needed ? '' : ' | null'};`,
    ];
  });
}

function wordsOf(node: FormNode): string {
  const notes: Readonly<Record<string, string>> = {
    Money: '元，两位小数的文本',
    Number: '十进制文本',
    Date: 'YYYY-MM-DD',
  };
  const format = node['x-format'];
  const written = format === undefined ? notes[node['x-component']] : textFormat(format).words;
  const note = [written ?? '', node['x-computed'] === undefined ? '' : '由系统计算'].filter((word) => word !== '');
  return `${node.title ?? ''}${note.length === 0 ? '' : `（${note.join('；')}）`}`;
}

function typeText(node: FormNode, indent: string): string {
  switch (node['x-component']) {
    case 'Integer':
      return 'number';
    case 'YesNo':
      return 'boolean';
    case 'Select':
    case 'Radio':
      return union(node.enum);
    case 'MultiSelect':
      return `readonly (${union(node.items?.enum)})[]`;
    case 'Attachment':
      return 'readonly AttachmentAnswer[]';
    case 'Table':
      return [
        'readonly {',
        ...membersOf(outlineOf(node.items?.properties ?? {}, ''), `${indent}  `),
        `${indent}}[]`,
      ].join('\n');
    default:
      return 'string';
  }
}

function union(options: FormNode['enum']): string {
  return (options ?? [])
    .map((option) => JSON.stringify(option.value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'))
    .join(' | ');
}

function comment(text: string): string {
  return text.replaceAll('*/', '*∕').replace(/[\r\n\u2028\u2029]+/g, ' ');
}
