import './chain.css';
import { ACTION, MODE, word } from './words';

/** One step of an approval chain, in the engine's codes, with the titles of its bodies. */
export interface ShownStep {
  readonly action: string;
  readonly mode: string;
  readonly bodies: readonly string[];
  readonly ratio?: string | null | undefined;
}

/** `审核（会签）`, `票签（2/3）`; the way of acting together is said only where there are several. */
export function wordStep({ action, mode, ratio, bodies }: Omit<ShownStep, 'bodies'> & Partial<ShownStep>): string {
  if (bodies?.length === 1) return word(ACTION, action);
  const way = mode === 'ratio' && ratio ? `票签，须 ${ratio} 同意` : word(MODE, mode);
  return way && mode !== 'one' ? `${word(ACTION, action)}（${way}）` : word(ACTION, action);
}

/** Who acts after whom. */
export function Chain({ steps }: { readonly steps: readonly ShownStep[] }) {
  return (
    <ol className="tc-chain">
      {steps.map((step, index) => (
        <li key={index}>
          <span className="tc-chain-action">{wordStep(step)}</span>
          <span className="tc-chain-bodies">{step.bodies.join('、')}</span>
        </li>
      ))}
    </ol>
  );
}
