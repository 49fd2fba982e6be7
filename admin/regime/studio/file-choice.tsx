import { t } from '../../i18n/t';
import { sideOf, type Clash, type Side } from '../workspace/merge-files';

interface FileChoiceProps {
  readonly clashes: readonly Clash[];
  readonly choice: ReadonlyMap<string, Side>;
  readonly word: (path: string) => string;
  readonly theirName: string;
  readonly onChoose: (path: string, side: Side) => void;
}

/** File by file: mine or theirs. Where only one side changed a file, that side is chosen beforehand. */
export function FileChoice({ clashes, choice, word, theirName, onChoose }: FileChoiceProps) {
  return (
    <ul className="tc-file-choice">
      {clashes.map((clash) => {
        const chosen = choice.get(clash.path) ?? sideOf(clash);
        return (
          <li key={clash.path}>
            <fieldset>
              <legend>
                <strong>{word(clash.path)}</strong> <span className="tc-muted">{clash.path}</span>
                <span className={clash.changedBy === 'both' ? 'tc-both' : 'tc-muted'}>
                  {wordChanged(clash, theirName)}
                </span>
              </legend>
              {(['theirs', 'mine'] as const).map((side) => (
                <label key={side}>
                  <input
                    type="radio"
                    name={`take:${clash.path}`}
                    checked={chosen === side}
                    onChange={() => onChoose(clash.path, side)}
                  />{' '}
                  {side === 'mine' ? t('用我的') : t('用{{name}}的', { name: theirName })}
                  {clash[side] === null && t('（已删去这个文件）')}
                </label>
              ))}
            </fieldset>
          </li>
        );
      })}
    </ul>
  );
}

function wordChanged({ changedBy }: Clash, theirName: string): string {
  if (changedBy === 'both') return t('两边都改过');
  return changedBy === 'mine' ? t('只有我改过') : t('只有{{name}}改过', { name: theirName });
}
