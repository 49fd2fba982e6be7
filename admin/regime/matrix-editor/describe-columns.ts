import {
  compileExpression,
  parseUnary,
  type CellColumn,
  type CompiledRegime,
  type MatrixDocument,
  type MatrixInput,
} from '../../../form-schemas/engine';

/** Reads the columns of a matrix under a regime's vocabulary; the last that compiled will do. */
export function describeColumns(document: MatrixDocument, regime: CompiledRegime | null): readonly CellColumn[] {
  return document.inputs.map((input) => describeColumn(input, regime));
}

function describeColumn(input: MatrixInput, regime: CompiledRegime | null): CellColumn {
  const { code, title } = input;
  const compiled = regime ? compileExpression(input.expression, regime.vocabulary.scope).value : null;
  if (!regime || !compiled) return { code, title, type: null, options: new Map(), unit: '', fact: null, domain: null };
  const text = input.expression.trim();
  const name = regime.vocabulary.scope.aliases.get(text) ?? text;
  const fact = regime.vocabulary.facts.get(name);
  const parameter = regime.regime.parameters.find((each) => `parameters.${each.name}` === name);
  const own = input.domain === undefined ? null : parseUnary(input.domain, compiled.type).value;
  return {
    code,
    title,
    type: compiled.type,
    options: new Map((fact?.options ?? parameter?.options ?? []).map((option) => [option.value, option.title])),
    unit: fact?.unit ?? '',
    fact: fact ? name : null,
    domain: own ?? regime.vocabulary.domains.get(name) ?? null,
  };
}
