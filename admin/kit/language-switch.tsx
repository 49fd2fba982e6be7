import { chooseLanguage, language } from '../i18n/t';

/** The other language, named in that language, so that who cannot read this one finds it. */
export function LanguageSwitch() {
  const other = language() === 'zh' ? 'en' : 'zh';
  const [word, lang] = LANGUAGES[other];
  return (
    <button type="button" className="tc-language" lang={lang} onClick={() => chooseLanguage(other)}>
      {word}
    </button>
  );
}

const LANGUAGES = { en: ['English', 'en'], zh: ['\u4e2d\u6587', 'zh-CN'] } as const;
