import {
  namedBody,
  analyse,
  answersJsonSchema,
  answersTypeScript,
  type ChainStepDocument,
  type CompiledMatrix,
  type CompiledRegime,
  type FormDocument,
  type Json,
  wordExtent,
} from '../../form-schemas/engine';
import { toFindings } from '../platform/finding';
import { cite } from './cite';
import type {
  RegimeBody,
  RegimeChainStep,
  RegimeFact,
  RegimeForm,
  RegimeMatrix,
  RegimeMatrixCell,
  RegimeScopeQuestion,
} from './regime.types';

/** What a compiled regime looks like over GraphQL: everything with its words and articles, nothing decided here. */

export function outlineForm(regime: CompiledRegime, form: FormDocument): RegimeForm {
  return {
    code: form.code,
    title: form.title,
    clause: form.clause,
    article: regime.article(form.clause),
    // Documents are plain JSON; TypeScript cannot see it of interfaces with optional properties.
    schema: form.schema as unknown as Json,
    get jsonSchema() {
      return answersJsonSchema(form);
    },
    get typescript() {
      return answersTypeScript(form);
    },
  };
}

export function outlineMatrix(regime: CompiledRegime, matrix: CompiledMatrix): RegimeMatrix {
  const { document, inputs } = matrix;
  return {
    code: document.code,
    title: document.title,
    clause: document.clause,
    article: regime.article(document.clause),
    hit: document.hit,
    inputs: inputs.map((input) => ({
      code: input.document.code,
      title: input.document.title,
      expression: input.document.expression,
      type: input.axis.type.kind,
      domainText: wordExtent(input.axis.extent(input.domain), input.axis.type, input.word),
      clause: input.clause,
    })),
    rows: document.rows.map((row, index) => ({
      id: row.id,
      clause: row.clause,
      article: regime.article(row.clause),
      when: cellsOf(matrix, index),
      chain: outlineChain(regime, row.chain),
      settles: row.settles,
      note: row.note,
    })),
    get analysis() {
      const { value, findings } = analyse(matrix);
      const { decided, complete, disjoint } = value;
      return { decided, complete, disjoint, findings: toFindings(cite(regime, findings)) };
    },
  };
}

function cellsOf({ document, inputs }: CompiledMatrix, index: number): readonly RegimeMatrixCell[] {
  const row = document.rows[index];
  return inputs.map((input) => {
    const column = input.document.code;
    const text = row?.when[column] ?? '-';
    const cell = input.cells[input.cellOf[index] ?? -1];
    const worded = text === '-' || !cell ? '任何值' : wordExtent(input.axis.extent(cell), input.axis.type, input.word);
    return { column, text, words: row?.words?.[column] ?? worded };
  });
}

export function outlineChain(regime: CompiledRegime, chain: readonly ChainStepDocument[]): readonly RegimeChainStep[] {
  return chain.map(({ action, mode, bodies, ratio, form }) => ({
    action,
    mode,
    bodies: outlineBodies(regime, bodies),
    ratio,
    form,
  }));
}

function outlineBodies(regime: CompiledRegime, codes: readonly string[]): readonly RegimeBody[] {
  return codes.map((code) => namedBody(regime, code));
}

export function outlineFacts(regime: CompiledRegime): readonly RegimeFact[] {
  return regime.regime.facts.map(
    ({ name, title, type, of, unit, options, owner, provenance, domain, clause = [] }) => ({
      name,
      title,
      type,
      of,
      unit,
      options: options ?? [],
      owner: owner.kind,
      provenance,
      domain,
      clause,
      article: regime.article(clause),
    }),
  );
}

export function outlineScope(regime: CompiledRegime): readonly RegimeScopeQuestion[] {
  return regime.regime.scope.questions.map(({ fact, title, help, clause }) => {
    const asked = regime.vocabulary.facts.get(fact);
    return {
      fact,
      title,
      help,
      type: asked?.type ?? 'text',
      unit: asked?.unit,
      options: asked?.options ?? [],
      clause,
      article: regime.article(clause),
    };
  });
}
