import type { Finding } from '../finding';
import { compileExpression } from '../expression/compile';
import type { GridItem, PaperBlock, PaperDocument, RecordsBlock } from '../model/paper';
import { splitText } from '../paper/split-text';
import type { CompiledRegime } from '../procedure/compiled';
import { at, type ProofRule } from './rule';

const OWNERS = { project: '项目', unit: '单位', government: '本级政府' } as const;

/** A paper is of stages and bodies that exist, and prints nothing that is hidden from anybody who may look into the case. */
export const rule: ProofRule = {
  code: 'papers-fit',
  title: '文书所指的流程、环节、办理者存在；不印有人无权查看的内容；同一编号序列样式相同',
  needs: 'document',
  prove(regime) {
    const bodies = new Set(regime.bodies.map(({ code }) => code));
    const patterns = new Map<string, PaperDocument>();
    return regime.papers.flatMap((paper) => {
      const file = `papers/${paper.code}.json`;
      const more = { rule: paper.code, clause: paper.clause };
      const findings: Finding[] = [];
      const say = (path: string, code: string, message: string) =>
        findings.push(at(`${file}#${path}`, code, message, more));
      const procedure = regime.procedures.find(({ code }) => code === paper.procedure);
      if (!procedure) say('/procedure', 'procedure-unknown', `引用的程序 ${paper.procedure} 不存在`);
      const stages = new Set(procedure?.stages.map(({ code }) => code));
      const stage = (code: string, path: string) => {
        if (procedure && !stages.has(code)) say(path, 'stage-unknown', `“${procedure.title}”没有环节 ${code}`);
      };
      const body = (code: string, path: string) => {
        if (!bodies.has(code)) say(path, 'body-unknown', `引用的机构或岗位 ${code} 不存在`);
      };
      paper.issuedAfter.forEach((code, index) => stage(code, `/issuedAfter/${index}`));
      if (paper.issuedAfter.length === 0)
        say('/issuedAfter', 'paper-never', `文书“${paper.title}”没有写明在哪个环节之后出具`);
      paper.by.forEach((code, index) => body(code, `/by/${index}`));
      if (paper.by.length === 0) say('/by', 'paper-by-nobody', `文书“${paper.title}”没有写明由谁出具`);
      paper.blocks.forEach((block, index) => {
        if (block.kind === 'signature') body(block.body, `/blocks/${index}/body`);
        if (block.kind === 'records' && procedure) {
          const record = regime.records.find(({ code }) => code === block.record);
          // What was put down of a unit or of the government tells of other projects as well.
          if (record && record.of !== (procedure.opens?.of ?? 'project'))
            say(
              `/blocks/${index}/record`,
              'paper-record-elsewhere',
              `台账“${record.title}”记的不是“${procedure.title}”的案件所在的${OWNERS[procedure.opens?.of ?? 'project']}，不能印在它的文书上`,
            );
        }
        if (block.kind === 'opinions')
          block.stages.forEach((code, place) => stage(code, `/blocks/${index}/stages/${place}`));
      });
      const first = patterns.get(paper.number.series);
      if (!first) patterns.set(paper.number.series, paper);
      else if (first.number.pattern !== paper.number.pattern || first.number.digits !== paper.number.digits)
        say('/number', 'paper-series', `与文书“${first.title}”同用编号序列 ${paper.number.series}，文号样式须相同`);
      return findings;
    });
  },
};

/** A paper goes to whoever may look into the case: what only some bodies may see does not stand in one, nor what tells of it. */
export const hiddenRule: ProofRule = {
  code: 'papers-hide-nothing',
  title: '文书不印有人无权查看的内容',
  needs: 'compiled',
  prove: (compiled) =>
    compiled.regime.papers.flatMap((paper) =>
      namesIn(compiled, paper)
        .filter(({ hidden }) => hidden)
        .map(({ path, title }) =>
          at(
            `papers/${paper.code}.json#${path}`,
            'paper-shows-hidden',
            `“${title}”只有部分主体可以查看，不能印在文书上：可以查看案件的人都能取得文书`,
            { rule: paper.code, clause: paper.clause },
          ),
        ),
    ),
};

interface Shown {
  readonly path: string;
  readonly title: string;
  readonly hidden: boolean;
}

function namesIn(compiled: CompiledRegime, paper: PaperDocument): readonly Shown[] {
  const hidden = hiddenIn(compiled);
  const ofText = (text: string | undefined, path: string): readonly Shown[] =>
    (splitText(text ?? '') ?? []).flatMap((part) => ('text' in part ? [] : ofExpression(part.expression, path)));
  const ofExpression = (text: string | undefined, path: string): readonly Shown[] =>
    factsBehind(compiled, text).map((name) => ({
      path,
      title: compiled.vocabulary.titleOf(name),
      hidden: hidden.facts.has(name),
    }));
  const ofField = (field: string | undefined, path: string): readonly Shown[] =>
    field === undefined ? [] : [{ path, title: field, hidden: hidden.fields.has(field) }];
  const ofItem = (item: GridItem, path: string): readonly Shown[] => [
    ...ofExpression(item.value, `${path}/value`),
    ...ofField(item.field, `${path}/field`),
  ];
  const ofRecord = (block: RecordsBlock, path: string): readonly Shown[] =>
    writtenInto(compiled, block).flatMap((text) => ofExpression(text, `${path}/record`));
  const ofBlock = (block: PaperBlock, path: string): readonly Shown[] => {
    const when = ofExpression(block.when, `${path}/when`);
    switch (block.kind) {
      case 'title':
        return [...when, ...ofText(block.text, `${path}/text`), ...ofText(block.below, `${path}/below`)];
      case 'paragraph':
        return [...when, ...ofText(block.text, `${path}/text`)];
      case 'grid':
        return [...when, ...block.items.flatMap((item, index) => ofItem(item, `${path}/items/${index}`))];
      case 'rows':
        return [...when, ...ofField(block.field, `${path}/field`)];
      case 'records':
        return [...when, ...ofRecord(block, path)];
      default:
        return when;
    }
  };
  return [
    ...paper.blocks.flatMap((block, index) => ofBlock(block, `/blocks/${index}`)),
    ...ofText(paper.footer, '/footer'),
  ];
}

/** What stages write into the fields of a record that a paper shows or chooses by. */
function writtenInto({ procedures, records }: CompiledRegime, block: RecordsBlock): readonly string[] {
  const all = [...(records.get(block.record)?.fields.keys() ?? [])];
  const names = new Set([...(block.columns ?? all), ...Object.keys(block.where ?? {})]);
  return [...procedures.values()].flatMap(({ doings }) =>
    [...doings.values()]
      .flatMap(({ writes }) => writes)
      .filter(({ document }) => document.record === block.record)
      .flatMap(({ document }) => Object.entries(document.fields ?? {}))
      .flatMap(([name, text]) => (names.has(name) ? [text] : [])),
  );
}

/** Fields that not every body may see, columns counted for their table, and the facts that they set. */
function hiddenIn({ forms }: CompiledRegime) {
  const closed = [...forms.values()].flatMap((form) =>
    form.fields
      .filter(({ see }) => see.length > 0)
      .map((field) => ({ name: `${form.document.code}.${field.table ?? field.key}`, fact: field.fact })),
  );
  return {
    fields: new Set(closed.map(({ name }) => name)),
    facts: new Set(closed.flatMap(({ fact }) => (fact === null ? [] : [fact]))),
  };
}

/** The facts that an expression reads, and those from which computed ones among them come. */
function factsBehind({ vocabulary }: CompiledRegime, text: string | undefined): readonly string[] {
  const seen = new Set<string>();
  const look = (expression: string): void => {
    for (const name of compileExpression(expression, vocabulary.scope).value?.dependencies ?? []) {
      if (seen.has(name)) continue;
      seen.add(name);
      const owner = vocabulary.facts.get(name)?.owner;
      if (owner?.kind === 'computed') look(owner.expression);
    }
  };
  if (text !== undefined) look(text);
  return [...seen];
}
