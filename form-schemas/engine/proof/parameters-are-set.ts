import type { Finding } from '../finding';
import type { ParameterDocument, Regime } from '../model/regime';
import { typeOfParameter } from '../vocabulary/fact-type';
import { readValue } from '../vocabulary/read-value';
import { at, type ProofRule } from './rule';

/** A choice that the text leaves to the city has been made, by name. */
export const rule: ProofRule = {
  code: 'parameters-are-set',
  title: '必填的参数都已设定',
  needs: 'document',
  prove(regime) {
    return regime.parameters.flatMap((parameter, index) => {
      const path = `regime.json#/parameters/${index}/value`;
      if (parameter.required && parameter.value === null) {
        return [
          at(path, 'parameter-unset', `参数“${parameter.title}”（${parameter.name}）尚未设定，不得发布`, {
            rule: parameter.name,
            clause: parameter.clause,
          }),
        ];
      }
      const yearly = parameter.yearly && yearlyFindings(regime, parameter, `regime.json#/parameters/${index}/yearly`);
      if (yearly && yearly.length > 0) return yearly;
      const listed =
        parameter.type !== 'enum' ||
        parameter.value === null ||
        (parameter.options ?? []).some((option) => option.value === parameter.value);
      return listed
        ? []
        : [
            at(path, 'parameter-not-an-option', `参数“${parameter.title}”的值 ${String(parameter.value)} 不在选项中`, {
              rule: parameter.name,
              clause: parameter.clause,
            }),
          ];
    });
  },
};

/** Which year is asked for is a whole number, and the value of each year is one that the parameter may have. */
function yearlyFindings(regime: Regime, parameter: ParameterDocument, path: string): readonly Finding[] {
  const { title, name, clause, yearly } = parameter;
  const more = { rule: name, clause };
  const fact = regime.facts.find((candidate) => candidate.name === yearly?.by);
  const type = typeOfParameter(parameter);
  return [
    ...(fact?.type === 'integer'
      ? []
      : [
          at(
            `${path}/by`,
            fact ? 'parameter-year-fact' : 'fact-unknown',
            fact
              ? `参数“${title}”逐年取值，说明年份的事实“${fact.title}”须为整数`
              : `参数“${title}”逐年取值，说明年份的事实 ${yearly?.by ?? ''} 不存在`,
            more,
          ),
        ]),
    ...Object.entries(yearly?.values ?? {}).flatMap(([year, value]) =>
      typeof type === 'string'
        ? []
        : readValue(type, value, `${path}/values/${year}`).findings.map(({ message }) =>
            at(`${path}/values/${year}`, 'parameter-invalid', `参数“${title}”${year}年：${message}`, more),
          ),
    ),
  ];
}
