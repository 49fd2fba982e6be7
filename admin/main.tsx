import { createRoot } from 'react-dom/client';
import './app/global.css';
import { startLanguage } from './i18n/t';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Pages come after the language: their modules may hold texts.
void startLanguage().then(async () => {
  const [{ App }, { loadLocale }] = await Promise.all([import('./app/app'), import('./app/locale')]);
  createRoot(root).render(<App locale={await loadLocale()} />);
});
