import type { Day } from '../day';
import type { Exact } from './exact';
import type { Span } from './place';

/** What a text says, before names and types are looked at. `height` bounds what walks over it. */
interface NodeBase extends Span {
  readonly height: number;
}

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';

export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: Exact;
  /** As written, so that `2000000.00` prints as it was. */
  readonly source: string;
}
export interface TextNode extends NodeBase {
  readonly kind: 'text';
  readonly value: string;
}
export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}
export interface NullNode extends NodeBase {
  readonly kind: 'null';
}
export interface DateNode extends NodeBase {
  readonly kind: 'date';
  readonly value: Day;
}
export interface NameNode extends NodeBase {
  readonly kind: 'name';
  readonly name: string;
}
export interface PathNode extends NodeBase {
  readonly kind: 'path';
  readonly of: Node;
  readonly field: string;
  readonly fieldSpan: Span;
}
export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly Node[];
}
export interface FilterNode extends NodeBase {
  readonly kind: 'filter';
  readonly of: Node;
  readonly by: Node;
}
export interface NegateNode extends NodeBase {
  readonly kind: 'negate';
  readonly of: Node;
}
export interface ArithmeticNode extends NodeBase {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Node;
  readonly right: Node;
}
export interface CompareNode extends NodeBase {
  readonly kind: 'compare';
  readonly operator: CompareOperator;
  readonly left: Node;
  readonly right: Node;
}
export interface BetweenNode extends NodeBase {
  readonly kind: 'between';
  readonly value: Node;
  readonly low: Node;
  readonly high: Node;
}
export type InTest =
  | { readonly kind: 'value'; readonly of: Node }
  | { readonly kind: 'compare'; readonly operator: '<' | '<=' | '>' | '>='; readonly of: Node }
  | {
      readonly kind: 'interval';
      readonly low: Node;
      readonly lowIncluded: boolean;
      readonly high: Node;
      readonly highIncluded: boolean;
    };
export interface InNode extends NodeBase {
  readonly kind: 'in';
  readonly value: Node;
  readonly tests: readonly InTest[];
}
export interface LogicNode extends NodeBase {
  readonly kind: 'logic';
  readonly operator: 'and' | 'or';
  readonly terms: readonly Node[];
}
export interface IfNode extends NodeBase {
  readonly kind: 'if';
  readonly condition: Node;
  readonly then: Node;
  readonly else: Node;
}
export interface QuantifierNode extends NodeBase {
  readonly kind: 'quantifier';
  readonly quantifier: 'some' | 'every';
  readonly name: string;
  readonly list: Node;
  readonly satisfies: Node;
}
export interface CallNode extends NodeBase {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Node[];
}

export type Node =
  | NumberNode
  | TextNode
  | BooleanNode
  | NullNode
  | DateNode
  | NameNode
  | PathNode
  | ListNode
  | FilterNode
  | NegateNode
  | ArithmeticNode
  | CompareNode
  | BetweenNode
  | InNode
  | LogicNode
  | IfNode
  | QuantifierNode
  | CallNode;

/** The nodes directly below a node. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'date':
    case 'name':
      return [];
    case 'path':
    case 'negate':
      return [node.of];
    case 'filter':
      return [node.of, node.by];
    case 'list':
      return node.items;
    case 'arithmetic':
    case 'compare':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [
        node.value,
        ...node.tests.flatMap((test) => (test.kind === 'interval' ? [test.low, test.high] : [test.of])),
      ];
    case 'logic':
      return node.terms;
    case 'if':
      return [node.condition, node.then, node.else];
    case 'quantifier':
      return [node.list, node.satisfies];
    case 'call':
      return node.args;
  }
}
