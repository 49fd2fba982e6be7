import type { CompiledField, CompiledForm } from '../../form-schemas/engine';

/**
 * The field of a stage's form in which the decision itself is worded, so that nobody writes it twice: the long text
 * with which the form ends. It must be asked of everybody (no condition), stand in no table, and only attachments may
 * follow it; an earlier long text is about something else (what experts said, why a figure differs). What is written
 * there is the form's answer and the decision's opinion at once, and the only opinion box there is.
 */
export function opinionField(form: CompiledForm | undefined): CompiledField | null {
  const last = form?.fields.filter(
    ({ component, table }) => component !== 'Section' && component !== 'Attachment' && table === null,
  );
  const field = last?.at(-1);
  return field?.component === 'LongText' && field.visible === null && field.computed === null ? field : null;
}
