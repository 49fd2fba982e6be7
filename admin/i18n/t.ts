export type Language = 'zh' | 'en';

type Values = Readonly<Record<string, string | number>>;

const STORED_AS = 'tongchou.language';

/** Says a text in another language than Chinese; null while the interface is Chinese. */
let translate: ((text: string, values: Values) => string) | null = null;

/** The language of the interface: chosen, else the browser's, else Chinese. Regimes keep their own words in either. */
export function language(): Language {
  return translate === null ? 'zh' : 'en';
}

/**
 * Makes `t` speak; to be awaited before any page is loaded, so that even the constants of a module may call it.
 * Changing the language reloads the page (`chooseLanguage`): nothing on screen is ever in two languages. Chinese stands
 * in the sources, so that whoever reads it loads neither the English nor what translates.
 */
export async function startLanguage(): Promise<void> {
  const stored = localStorage.getItem(STORED_AS);
  const chosen: Language =
    stored === 'en' || stored === 'zh' ? stored : navigator.language.startsWith('zh') ? 'zh' : 'en';
  if (chosen === 'en') translate = await (await import('./english')).startEnglish();
  document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-CN';
}

/** Chooses a language and loads the page anew. */
export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(STORED_AS, chosen);
  window.location.reload();
}

/**
 * A text of the interface in the chosen language. `text` is the Chinese, with `{{name}}` for values; its English stands in
 * `admin/i18n/en/<area>.json` under the Chinese (plural by `count`: keys ending in `_one` and `_other`).
 */
export function t(text: string, values: Values = {}): string {
  return translate === null ? fill(text, values) : translate(text, values);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
