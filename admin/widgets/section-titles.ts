import type { FormNode } from '../../form-schemas/engine';

/** `四、技术方案` → `四`, `技术方案` */
const NUMBERED = /^([一二三四五六七八九十]+)、(.*)$/s;

/**
 * Titles of a form's top sections, by key, numbered as they are seen. A form numbers all its sections (`五、`, `六、`);
 * where some do not apply the numbers would jump, so that those that are shown are counted, in the form's own numerals.
 */
export function sectionTitles(
  nodes: Readonly<Record<string, FormNode>>,
  isVisible: (key: string) => boolean,
): ReadonlyMap<string, string> {
  const sections = Object.entries(nodes)
    .filter(([, node]) => node['x-component'] === 'Section')
    .sort(([, a], [, b]) => a['x-index'] - b['x-index'])
    .map(([key, { title = '' }]) => ({ key, title, parts: NUMBERED.exec(title) }));
  const numerals = [...new Set(sections.flatMap(({ parts }) => parts?.[1] ?? []))];
  let count = 0;
  return new Map(
    sections
      .filter(({ key }) => isVisible(key))
      .map(({ key, title, parts }) => [key, parts ? title.replace(parts[1] ?? '', numerals[count++] ?? '') : title]),
  );
}
