import type { Finding } from '../finding';
import type { OpeningDocument, ProcedureDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import { edgesIn, reachable } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { sentTo, writesOf } from './stage-parts';

/** A side procedure says when it may be opened, and there is a moment at which it can be: a stage, a row that it is about. */
export const rule: ProofRule = {
  code: 'side-procedures-can-be-opened',
  title: '旁支流程写明何时可以发起，且确有可以发起之时',
  needs: 'document',
  prove(regime) {
    return regime.procedures.flatMap((procedure): readonly Finding[] => {
      const path = `procedures/${procedure.code}.json#/opens`;
      const more = { rule: procedure.code, clause: procedure.clause };
      if (procedure.kind !== 'side')
        return procedure.opens ? [at(path, 'opens-of-main', '只有旁支流程可以写明何时发起', more)] : [];
      if (!procedure.opens)
        return [at(path, 'opens-missing', `旁支流程“${procedure.title}”须写明何时可以发起（opens）`, more)];
      return [
        ...placeFindings(regime, procedure.opens, `${path}/at`, more),
        ...aboutFindings(regime, procedure, procedure.opens, path),
        ...(procedure.opens.whileSuspended !== undefined && procedure.opens.of !== 'project'
          ? [at(`${path}/whileSuspended`, 'opens-not-suspended', '只有项目会暂停：此项只用于项目的旁支流程', more)]
          : []),
      ];
    });
  },
};

type More = { readonly rule: string; readonly clause: readonly string[] };

function placeFindings(regime: Regime, opens: OpeningDocument, path: string, more: More): readonly Finding[] {
  if (opens.at === undefined) return [];
  if (opens.of !== 'project') return [at(path, 'opens-at-of-project', '只有项目的旁支流程可以写明主流程的环节', more)];
  if (opens.at.every(({ stages }) => stages.length === 0))
    return [at(path, 'opens-never', '没有任何环节可以发起它', more)];
  return opens.at.flatMap(({ procedure: code, stages }, index): readonly Finding[] => {
    const main = regime.procedures.find((candidate) => candidate.code === code);
    if (main?.kind !== 'main')
      return [at(`${path}/${index}/procedure`, 'procedure-unknown', `引用的主流程 ${code} 不存在`, more)];
    const edges = edgesIn(main);
    const seen = new Set([main.start, ...sentTo(regime, main)].flatMap((start) => [...reachable(start, edges)]));
    return stages.flatMap((stage, place): readonly Finding[] => {
      const target = main.stages.find((candidate) => candidate.code === stage);
      const where = `${path}/${index}/stages/${place}`;
      if (!target) return [at(where, 'stage-unknown', `“${main.title}”没有环节 ${stage}`, more)];
      if (target.kind === 'gate')
        return [at(where, 'opens-at-gate', `“${target.title}”自动通过，案件不会停在那里，不能在那里发起`, more)];
      return seen.has(stage) ? [] : [at(where, 'opens-at-unreachable', `主流程走不到“${target.title}”`, more)];
    });
  });
}

/** Something it is about has been written, and by somebody else than itself. */
function aboutFindings(
  regime: Regime,
  procedure: ProcedureDocument,
  { about, of }: OpeningDocument,
  path: string,
): readonly Finding[] {
  if (about === undefined) return [];
  const more = { rule: procedure.code, clause: procedure.clause };
  const record = regime.records.find(({ code }) => code === about);
  if (!record) return [at(`${path}/about`, 'record-unknown', `引用的台账 ${about} 不存在`, more)];
  const elsewhere = regime.procedures.some(
    (other) =>
      other !== procedure &&
      other.stages.some((stage) => writesOf(stage).some(({ item }) => item.record === about && item.close !== true)),
  );
  const known = {
    project: ['project', 'unit', 'government'],
    unit: ['unit', 'government'],
    government: ['government'],
  };
  return [
    ...(elsewhere
      ? []
      : [
          at(
            `${path}/about`,
            'opens-about-nothing',
            `没有别的流程写入台账“${record.title}”，“${procedure.title}”无从发起`,
            more,
          ),
        ]),
    ...(known[of].includes(record.of)
      ? []
      : [at(`${path}/about`, 'record-of-nobody', `台账“${record.title}”不记在“${procedure.title}”所旁者的名下`, more)]),
  ];
}
