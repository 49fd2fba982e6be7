import type { Rule } from 'eslint';

/** The plugin `domain` of eslint.config.mjs. */
export const domainRules: { readonly rules: Record<string, Rule.RuleModule> };
