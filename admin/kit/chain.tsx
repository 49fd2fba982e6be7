import './chain.css';
import { joined, wordStep, type ShownStep } from './words';

/** Who acts after whom. */
export function Chain({ steps }: { readonly steps: readonly ShownStep[] }) {
  return (
    <ol className="tc-chain">
      {steps.map((step, index) => (
        <li key={index}>
          <span className="tc-chain-action">{wordStep(step)}</span>
          <span className="tc-chain-bodies">{joined(step.bodies)}</span>
        </li>
      ))}
    </ol>
  );
}
