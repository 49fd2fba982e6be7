import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { fen, formatYuan, parseYuan, type Fen } from '../../../form-schemas/engine/money';

function read(given: unknown): Fen {
  const { value, findings } = parseYuan(given);
  if (value === null) {
    throw new GraphQLError(findings[0]?.message ?? '金额不合要求', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value;
}

/** Money: integer fen inside, a decimal string of yuan outside. A JSON number is refused: it has been a double. */
export const MoneyScalar = new GraphQLScalarType<Fen, string>({
  name: 'Money',
  description: '金额：以元为单位的十进制文本，两位小数，如 "2000000.00"；不接受 JSON 数值',
  serialize: (value) => (typeof value === 'bigint' ? formatSum(value) : formatYuan(fen(value as number))),
  parseValue: read,
  parseLiteral: (node) =>
    read(
      node.kind === Kind.STRING
        ? node.value
        : node.kind === Kind.INT || node.kind === Kind.FLOAT
          ? Number(node.value)
          : null,
    ),
});

/** A sum of any number of amounts, in fen, as a decimal string of yuan: a sum may be larger than a number holds exactly. */
export function formatSum(sum: bigint): string {
  const digits = String(sum < 0n ? -sum : sum).padStart(3, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** TypeORM transformer of `bigint` fen: the driver gives text; what is not a safe integer is refused, never rounded. */
export const fenColumn = {
  from: (stored: string | null): Fen | null => (stored === null ? null : fen(Number(stored))),
  to: (amount: Fen | null | undefined): string | null | undefined =>
    amount === null || amount === undefined ? amount : String(fen(amount)),
};
