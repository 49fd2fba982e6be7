import { t } from '../../i18n/t';
import type { ChainAction, ChainMode, ChainStepDocument } from '../../../form-schemas/engine';
import { ACTION, MODE, word } from '../../kit/words';

export const ACTIONS: readonly ChainAction[] = ['check', 'countersign', 'deliberate', 'decide', 'issue', 'record'];
export const MODES: readonly ChainMode[] = ['one', 'all', 'any', 'sequence', 'ratio'];

/** A chain in one line, as it is copied to a spreadsheet and read back: `审核（会签）：甲、乙 → 审定：丙`. */
export function printChain(chain: readonly ChainStepDocument[], titleOf: (code: string) => string): string {
  return chain
    .map((step) => {
      const action = word(ACTION, step.action);
      const way = [word(MODE, step.mode), ...(step.ratio === undefined ? [] : [step.ratio])].join(' ');
      const how = step.mode === 'one' ? action : t('{{action}}（{{way}}）', { action, way });
      return t('{{action}}：{{bodies}}', { action: how, bodies: step.bodies.map(titleOf).join(t('、')) });
    })
    .join(' → ');
}

export interface ChainRead {
  readonly chain: readonly ChainStepDocument[];
  /** What could not be read, each piece as it stands. */
  readonly unread: readonly string[];
}

/** Reads what {@link printChain} writes; bodies by title or code. Several bodies without a mode act together. */
export function readChain(text: string, codeOf: (name: string) => string | null): ChainRead {
  const chain: ChainStepDocument[] = [];
  const unread: string[] = [];
  for (const part of text.split(/→|->|=>|；|;|\n/)) {
    const step = part.trim();
    if (step === '') continue;
    const [, action = '', , mode = '', ratio, names = ''] =
      /^([^（(：:]+)([（(]([^）)\d]*)(\d+\/\d+)?[）)])?\s*[：:](.*)$/.exec(step) ?? [];
    const named = ACTIONS.find((code) => word(ACTION, code) === action.trim());
    const bodies = names
      .split(/[、,，]/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const codes = bodies.map(codeOf);
    const known = codes.filter((code) => code !== null);
    const way =
      MODES.find((code) => code !== 'one' && word(MODE, code) === mode.trim()) ?? (known.length > 1 ? 'all' : 'one');
    if (!named || known.length < codes.length || known.length === 0) unread.push(step);
    else chain.push({ action: named, mode: way, bodies: known, ...(ratio === undefined ? {} : { ratio }) });
  }
  return { chain, unread };
}
