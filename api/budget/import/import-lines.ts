import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { found, type Finding, type Outcome } from '../../../form-schemas/engine';
import { lockBudget } from '../../application/lock-budget';
import { AttachmentStatus, type Attachment } from '../../attachment/attachment.entity';
import { attachmentById } from '../../attachment/attachment.loader';
import { recordAudit } from '../../audit/record-audit';
import { authorise, signedIn } from '../../platform/authorise';
import type { Context } from '../../platform/context';
import { ApiError } from '../../platform/errors';
import type { ReadAnswer } from '../../platform/workbook/read-answer';
import { readWorkbook } from '../../platform/workbook/read-workbook';
import { ofRefusal, type SheetFinding } from '../../platform/workbook/sheet-findings';
import { cityBudget } from '../city-budget';
import { lockProjects } from '../lock-projects';
import { notKeeper } from '../objection';
import { planLines, type LinePlan } from './plan-lines';
import { BUDGET_SHEET, readLines } from './read-lines';
import { saveLines } from './save-lines';

export enum BudgetImportMode {
  CHECK = 'check',
  ALL = 'all',
  GOOD = 'good',
}
registerEnumType(BudgetImportMode, {
  name: 'BudgetImportMode',
  description: '怎样导入：CHECK 只核对不保存、ALL 全部合格才保存、GOOD 只保存合格的行',
});

@ObjectType({ description: '导入的工作簿中的一处不合格' })
export class BudgetImportFinding implements SheetFinding {
  @Field(() => String, { nullable: true, description: '工作表；整个文件的为空' })
  readonly sheet!: string | null;

  @Field(() => Int, { nullable: true, description: '行号，与表格软件所示相同；整个工作表的为空' })
  readonly row!: number | null;

  @Field(() => String, { nullable: true, description: '列，如 B' })
  readonly column!: string | null;

  @Field(() => String, { nullable: true, description: '字段，即该列的表头' })
  readonly field!: string | null;

  @Field(() => String, { description: '代码，如 cell-formula' })
  readonly code!: string;

  @Field(() => String, { description: '要求什么' })
  readonly message!: string;

  @Field(() => String, { nullable: true, description: '所给' })
  readonly given!: string | null;
}

@ObjectType({ description: '预算工作簿核对或导入的结果' })
export class BudgetImportResult {
  @Field(() => Boolean, { description: '是否已保存合格的行（待确认）' })
  readonly saved!: boolean;

  @Field(() => Int, { description: '行数，不含表头、合计与已撤销的' })
  readonly total!: number;

  @Field(() => Int, { description: '合格的行数' })
  readonly good!: number;

  @Field(() => Int, { description: '不合格的行数' })
  readonly bad!: number;

  @Field(() => Int, { description: '合格的行中，新编列的条数' })
  readonly fresh!: number;

  @Field(() => Int, { description: '合格的行中，更正金额的条数' })
  readonly changed!: number;

  @Field(() => Int, { description: '合格的行中，与已有条目相同、不必保存的条数' })
  readonly unchanged!: number;

  @Field(() => Int, { description: '共有几处不合格；findings 至多列出 1,000 处' })
  readonly found!: number;

  @Field(() => [BudgetImportFinding], { description: '不合格之处，先后以行为序' })
  readonly findings!: readonly SheetFinding[];
}

const LARGEST = 10 * 1024 * 1024;
const MOST_COLUMNS = 50;
/** Lines at once: saved within one operation, unlike those of the catalogue. More than any city has in a year. */
const MOST_LINES = 2_000;
const MOST_SAID = 1_000;

export interface ImportBudget {
  /** Database id. */
  readonly attachment: string;
  readonly mode: BudgetImportMode;
}

/**
 * Looks at a workbook of the budget, row by row, and saves it all, the good rows or nothing; in one transaction, so that it is never
 * saved by half. What is saved waits to be confirmed by somebody else, like any other line. Findings: `attachment-not-stored`,
 * `workbook-not-one`, `workbook-too-large`, `budget-import-bad`, `budget-import-nothing`.
 */
export async function importBudget(
  ctx: Context,
  { attachment: id, mode }: ImportBudget,
): Promise<Outcome<BudgetImportResult | null>> {
  authorise(ctx, 'budget:edit');
  const city = await cityBudget(ctx);
  const against = notKeeper(ctx, city);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  const file = await attachmentById(ctx).load(id);
  if (!file || file.organisation !== signedIn(ctx).appointment?.organisation)
    throw new ApiError('NOT_FOUND', '没有找到该附件：须为本单位上传的文件');
  const refusal = judgeFile(file);
  if (refusal) return found(null, [refusal]);
  const answer = await ctx.outside(`budget workbook ${file.id}`, () => readFile(ctx, file));
  if (!answer) return found(null, [refuse('attachment-not-stored', '上传的文件已不在，请重新上传')]);
  const read = answer.refused
    ? {
        sheet: '',
        lines: [],
        fatal: [ofRefusal(answer.refused, file.name)],
      }
    : readLines(answer);
  if (mode !== BudgetImportMode.CHECK) {
    await lockProjects(
      ctx,
      'code',
      read.lines.flatMap(({ project }) => project ?? []),
    );
    await lockBudget(
      ctx,
      read.lines.flatMap(({ year }) => year ?? []),
    );
  }
  const plan = await planLines(ctx, city, read);
  const findings = [...read.fatal, ...plan.findings];
  const result: BudgetImportResult = { saved: false, total: read.lines.length, ...countsOf(plan), ...said(findings) };
  if (mode === BudgetImportMode.CHECK) return found(result, []);
  if (read.fatal.length > 0 || (mode === BudgetImportMode.ALL && result.bad > 0)) {
    const what = read.fatal.length > 0 ? '工作簿与模板不符' : `有 ${result.bad} 行不合格`;
    return found(result, [refuse('budget-import-bad', `${what}，没有保存任何内容：请改正后重新上传`)]);
  }
  if (plan.fresh.length + plan.changed.length === 0)
    return found(result, [refuse('budget-import-nothing', '没有要保存的行：合格的行都与已有条目相同')]);
  await saveLines(ctx, plan);
  recordAudit(ctx, {
    verb: 'budget:import',
    subject: { type: 'Government', id: ctx.government },
    details: { attachment: file.id, mode, fresh: result.fresh, changed: result.changed, bad: result.bad },
  });
  return found({ ...result, saved: true }, []);
}

function judgeFile({ status, name, size }: Attachment): Finding | null {
  if (status !== AttachmentStatus.STORED)
    return refuse('attachment-not-stored', `附件“${name}”尚未上传完成，请重新上传`);
  if (!/\.xlsx$/i.test(name)) return refuse('workbook-not-one', `须为 Excel 工作簿（.xlsx），所给为“${name}”`);
  return size > LARGEST
    ? refuse('workbook-too-large', `工作簿至多 ${LARGEST / 1024 / 1024} MB，所给为 ${Math.ceil(size / 1024 / 1024)} MB`)
    : null;
}

/** What the file says; null: it is not there any more. */
async function readFile(ctx: Context, { place, digest, size }: Attachment): Promise<ReadAnswer | null> {
  const bytes = digest === null ? null : await ctx.stored({ place, digest, size });
  return bytes && readWorkbook(bytes, { main: BUDGET_SHEET }, { rows: MOST_LINES + 1, columns: MOST_COLUMNS });
}

function countsOf({ fresh, changed, unchanged, bad }: LinePlan) {
  return {
    good: fresh.length + changed.length + unchanged,
    bad,
    fresh: fresh.length,
    changed: changed.length,
    unchanged,
  };
}

function said(findings: readonly SheetFinding[]) {
  const inOrder = [...findings].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { found: findings.length, findings: inOrder.slice(0, MOST_SAID) };
}

function refuse(code: string, message: string): Finding {
  return { code, severity: 'error', message, path: 'attachment' };
}
