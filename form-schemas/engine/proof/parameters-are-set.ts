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
