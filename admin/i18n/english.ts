import i18next from 'i18next';

/** English by area. In a module of its own, loaded only when English is chosen: Chinese is in the source itself. */
const ENGLISH = import.meta.glob<Record<string, string>>('./en/*.json', { import: 'default' });

/** @returns what says a Chinese text of the interface in English */
export async function startEnglish(): Promise<
  (text: string, values: Readonly<Record<string, string | number>>) => string
> {
  const areas = await Promise.all(Object.values(ENGLISH).map((load) => load()));
  await i18next.init({
    lng: 'en',
    fallbackLng: false,
    // The Chinese text is the key: what has no translation is still readable.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
    resources: { en: { translation: Object.assign({}, ...areas) as Record<string, string> } },
  });
  return (text, values) => i18next.t(text, { ...values });
}
