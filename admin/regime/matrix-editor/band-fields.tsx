import { useState } from 'react';
import {
  includesBound,
  type BoundSemantics,
  type CellColumn,
  type HighWord,
  type LowWord,
  type UnaryTests,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { HIGH_CHOICES, LOW_CHOICES, joinParts, partsOf, type BandParts } from './band-parts';

interface BandFieldsProps {
  readonly column: CellColumn;
  readonly bounds: BoundSemantics;
  readonly tests: UnaryTests | null;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
}

/** A band limit by limit: the word is chosen, and says whether the amount itself belongs to the band. */
export function BandFields({ column, bounds, tests, typed, onChange }: BandFieldsProps) {
  // What is being typed into a limit stays as typed while the whole text follows.
  const [own, setOwn] = useState<{ readonly parts: BandParts; readonly text: string } | null>(null);
  const parts = own?.text === typed ? own.parts : partsOf(tests, column, bounds, typed);
  if (!parts) return <p className="tc-muted">{t('这一格不是单独一档，请在上面改写。')}</p>;
  const change = (changed: Partial<BandParts>) => {
    const next = { ...parts, ...changed };
    const text = joinParts(next);
    setOwn({ parts: next, text });
    onChange(text);
  };
  const word = (choice: LowWord | HighWord) =>
    includesBound(choice, bounds)
      ? t('{{word}}（含本数）', { word: choice })
      : t('{{word}}（不含本数）', { word: choice });
  return (
    <>
      <fieldset>
        <legend>{t('下限')}</legend>
        <input
          aria-label={t('下限')}
          value={parts.low}
          placeholder={t('无')}
          onChange={(event) => change({ low: event.target.value })}
        />
        <select
          aria-label={t('下限用语')}
          value={parts.lowWord}
          onChange={(event) => change({ lowWord: event.target.value as LowWord })}
        >
          {LOW_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {word(choice)}
            </option>
          ))}
        </select>
      </fieldset>
      <fieldset>
        <legend>{t('上限')}</legend>
        <input
          aria-label={t('上限')}
          value={parts.high}
          placeholder={t('无')}
          onChange={(event) => change({ high: event.target.value })}
        />
        <select
          aria-label={t('上限用语')}
          value={parts.highWord}
          onChange={(event) => change({ highWord: event.target.value as HighWord })}
        >
          {HIGH_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {word(choice)}
            </option>
          ))}
        </select>
      </fieldset>
    </>
  );
}
