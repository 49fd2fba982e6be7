import type { HitPolicy } from '../engine/model/matrix';

/** DMN 1.3 is written; the versions around it, whose decision tables are the same, are read as well. */
export const DMN = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
/** What DMN has no place for: clauses, codes, the order of rows. */
export const OWN = 'urn:tongchou:dmn:1';

export const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd': 'dmn',
  'http://www.omg.org/spec/DMN/20180521/MODEL/': 'dmn',
  [DMN]: 'dmn',
  'https://www.omg.org/spec/DMN/20211108/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20230324/MODEL/': 'dmn',
  [OWN]: 'tongchou',
};

interface DmnPolicy {
  readonly hitPolicy: string;
  readonly aggregation?: string;
}

export const DMN_POLICIES: Readonly<Record<HitPolicy, DmnPolicy>> = {
  unique: { hitPolicy: 'UNIQUE' },
  any: { hitPolicy: 'ANY' },
  first: { hitPolicy: 'FIRST' },
  priority: { hitPolicy: 'PRIORITY' },
  'rule-order': { hitPolicy: 'RULE ORDER' },
  'output-order': { hitPolicy: 'OUTPUT ORDER' },
  collect: { hitPolicy: 'COLLECT' },
  'collect-sum': { hitPolicy: 'COLLECT', aggregation: 'SUM' },
  'collect-min': { hitPolicy: 'COLLECT', aggregation: 'MIN' },
  'collect-max': { hitPolicy: 'COLLECT', aggregation: 'MAX' },
  'collect-count': { hitPolicy: 'COLLECT', aggregation: 'COUNT' },
};

/** The policy of a table; UNIQUE where none is written, as in DMN; null for one that is not known. */
export function policyOf(hitPolicy: string | undefined, aggregation: string | undefined): HitPolicy | null {
  const wanted = hitPolicy ?? 'UNIQUE';
  for (const [policy, dmn] of Object.entries(DMN_POLICIES))
    if (dmn.hitPolicy === wanted && dmn.aggregation === aggregation) return policy as HitPolicy;
  return null;
}

/** Policies that reckon with the rows' numbers: their output is the number, and the chain stands beside it. */
export function reckons(hit: HitPolicy): boolean {
  return hit === 'collect-sum' || hit === 'collect-min' || hit === 'collect-max';
}

/** Names of the annotation columns. */
export const ANNOTATIONS = { clause: '条款', settles: '补漏', number: '数', chain: '审批链' } as const;
