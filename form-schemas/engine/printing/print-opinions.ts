import type { CompiledRegime } from '../procedure/compiled';
import type { PaperCase, PaperOpinion } from './paper-case';
import type { PrintedCell } from './printed-paper';
import { wordDay } from './word-printed';

const VERDICTS: Readonly<Record<PaperOpinion['verdict'], string>> = {
  approve: '同意',
  reject: '不同意',
  return: '退回',
  file: '申报',
};

/** A line for each act at the last visit of each stage. In a draft one is left open for a stage at which nobody has acted yet. */
export function opinionRows(
  regime: CompiledRegime,
  { opinions, paper }: PaperCase,
  procedure: string,
  stages: readonly string[],
): readonly (readonly PrintedCell[])[] {
  return stages.flatMap((code) => {
    const title = titleOf(regime, procedure, code);
    const here = opinions.filter(({ stage }) => stage === code);
    const last = Math.max(...here.map(({ visit }) => visit));
    const said = here.filter(({ visit }) => visit === last);
    if (said.length === 0)
      return paper.number !== null
        ? []
        : [
            [
              { text: title, label: true as const },
              { text: '', signed: '签名：　　　　　　　　年　　月　　日' },
            ],
          ];
    return said.map((one): readonly PrintedCell[] => [
      { text: `${title}\n${namesOf(regime, one.bodies, paper.unit)}`.trim(), label: true },
      { text: wordOpinion(one), signed: signatureOf(one) },
    ]);
  });
}

function titleOf({ procedures }: CompiledRegime, procedure: string, code: string): string {
  return procedures.get(procedure)?.stages.get(code)?.title ?? code;
}

function namesOf({ bodies }: CompiledRegime, codes: readonly string[], unit: string | null): string {
  return codes
    .map((code) => {
      const body = bodies.get(code);
      return body?.resolve === 'applicant' ? (unit ?? body.title) : (body?.title ?? code);
    })
    .join('、');
}

function wordOpinion({ verdict, opinion, minutes }: PaperOpinion): string {
  const said =
    opinion === null || opinion.trim() === '' ? `${VERDICTS[verdict]}。` : `${VERDICTS[verdict]}。${opinion}`;
  return minutes.length === 0 ? said : `${said}\n会议纪要：${minutes.join('、')}`;
}

function signatureOf({ person, principals, on }: PaperOpinion): string {
  const proxy = principals.length === 0 ? '' : `（受${principals.join('、')}委托）`;
  return `${person}${proxy}　${wordDay(on)}`.trim();
}
