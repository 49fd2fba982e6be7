import { splitPaperText, type CompiledRegime, type PaperFacts } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';

/** What the office fills in of the paper itself. */
const OWN: Readonly<Record<keyof PaperFacts, string>> = {
  number: t('文号'),
  issuedOn: t('出具之日'),
  government: t('本级政府'),
  unit: t('申报单位'),
  projectCode: t('项目编号'),
  project: t('项目名称'),
  filedOn: t('申报日期'),
  stage: t('所处环节'),
  basisNumber: t('制度文号'),
  basis: t('制度名称'),
};

interface PaperTextProps {
  readonly text: string;
  readonly compiled: CompiledRegime | null;
}

/** A text of a paper: what is filled in stands on a ground of its own, under its title. */
export function PaperText({ text, compiled }: PaperTextProps) {
  const parts = splitPaperText(text);
  if (parts === null) return <>{text}</>;
  return (
    <>
      {parts.map((part, index) =>
        'text' in part ? (
          <span key={index}>{part.text}</span>
        ) : (
          <PaperSlot key={index} expression={part.expression} compiled={compiled} />
        ),
      )}
    </>
  );
}

interface PaperSlotProps {
  readonly expression: string;
  readonly compiled: CompiledRegime | null;
}

/** The title of what an expression gives; the expression itself where it is more than a name. */
export function PaperSlot({ expression, compiled }: PaperSlotProps) {
  return (
    <span className="tc-paper-slot" title={expression}>
      {wordSlot(expression, compiled)}
    </span>
  );
}

export function wordSlot(expression: string, compiled: CompiledRegime | null): string {
  const own = /^paper\.(\w+)$/.exec(expression)?.[1];
  if (own !== undefined && Object.hasOwn(OWN, own)) return OWN[own as keyof PaperFacts];
  return compiled?.vocabulary.titleOf(expression) ?? expression;
}
