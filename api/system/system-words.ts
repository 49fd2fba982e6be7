import { readValue, wordFieldValue, type CompiledRegime } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { projectById } from '../project/project.loader';
import { compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import type { BuiltSystem } from './built-system.entity';

const regimeInForce = defineLoader<string, CompiledRegime | null>(
  async (ctx) => {
    const editions = await editionsInForce(ctx, ctx.today);
    return new Map(
      await Promise.all(editions.map(async (edition) => [edition.regimeCode, await compiledOf(ctx, edition)] as const)),
    );
  },
  () => null,
);

/** What a system is called: as its row says, else as its project is. */
export async function nameOf(ctx: Context, system: BuiltSystem): Promise<string> {
  const field = (await sourceOf(ctx, system))?.source.name;
  const said = field === undefined ? null : textIn(system, field);
  if (said !== null) return said;
  const project = system.project === null ? null : await projectById(ctx).load(system.project);
  return project?.title ?? system.title;
}

/** Its number in the directory. */
export async function codeOf(ctx: Context, system: BuiltSystem): Promise<string | null> {
  const field = (await sourceOf(ctx, system))?.source.number;
  return field === undefined ? null : textIn(system, field);
}

/** What is to become of it, in the regime's words. */
export async function stateOf(ctx: Context, system: BuiltSystem): Promise<string | null> {
  const known = await sourceOf(ctx, system);
  const compiled = known?.regime.records.get(system.record)?.fields.get(known.source.state ?? '');
  if (!compiled) return null;
  const { field, type } = compiled;
  const { value } = readValue(type, system.fields[field.name] ?? null, field.name);
  return value === null ? null : wordFieldValue(type, field.options, value, field.unit);
}

/** The regime in force that counts a row among the systems, and how. */
async function sourceOf(ctx: Context, { regimeCode, record }: BuiltSystem) {
  const regime = await regimeInForce(ctx).load(regimeCode);
  const source = regime?.regime.ledger?.systems.find((one) => one.record === record);
  return regime && source ? { regime, source } : null;
}

function textIn({ fields }: BuiltSystem, name: string): string | null {
  const said = Object.hasOwn(fields, name) ? fields[name] : null;
  return typeof said === 'string' && said !== '' ? said : null;
}
