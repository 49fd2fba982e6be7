export interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * Options out of pasted lines: `值 ⇥ 名称`, or names alone, which get the values `option7`, `option8` … that are free.
 * Every line that says something is kept; values that occur twice are left for the engine to tell.
 */
export function pasteOptions(text: string, known: readonly Option[]): readonly Option[] {
  const taken = new Set(known.map(({ value }) => value));
  let count = known.length;
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [first = '', ...rest] = line.split('\t').map((part) => part.trim());
      const label = rest.filter((part) => part !== '').join(' ');
      if (label !== '' && first !== '') {
        taken.add(first);
        return { value: first, label };
      }
      do count += 1;
      while (taken.has(`option${count}`));
      taken.add(`option${count}`);
      return { value: `option${count}`, label: label || first };
    });
}
