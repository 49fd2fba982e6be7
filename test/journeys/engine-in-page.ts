import { evaluateForm, readFacts, writeFacts, type CompiledRegime, type JsonObject } from '../../form-schemas/engine';
import { compileFiles } from '../../admin/regime/compile-files';
import type { Submission, Verdict } from './submissions';

/** Judges submissions in a page with what the console is built of: its reading of an edition's files, the same engine. */
declare global {
  // A global is how a debugger's expression finds what another one has put there.
  var judgeInPage: (files: readonly { path: string; text: string }[], submissions: readonly Submission[]) => string;
}

globalThis.judgeInPage = (files, submissions) => {
  const { value: regime, findings } = compileFiles(files);
  if (!regime) throw new Error(JSON.stringify(findings));
  return JSON.stringify(submissions.map((submission) => judge(regime, submission)));
};

function judge(regime: CompiledRegime, submission: Submission): Verdict {
  const form = regime.forms.get(submission.form);
  if (!form) throw new Error(`no form ${submission.form}`);
  const known = readFacts(regime.vocabulary, submission.facts).value;
  const { value, findings } = evaluateForm(form, regime.vocabulary, {
    answers: submission.answers as JsonObject,
    facts: Object.fromEntries(Object.entries(known).filter(([name]) => !form.sets.includes(name))),
    article: (clause) => regime.article(clause) || undefined,
  });
  return {
    answers: value.answers,
    facts: writeFacts(regime.vocabulary, value.facts),
    fields: value.fields,
    findings: findings.map(({ code, path = null, severity, message, article = null }) => ({
      code,
      path,
      severity: severity.toUpperCase(),
      message,
      article,
    })),
  };
}
