import type { ConfigProviderProps } from 'antd';
import { language } from '../i18n/t';

export type ComponentLocale = NonNullable<ConfigProviderProps['locale']>;

/** The component library's own words, loaded for the chosen language only. */
export async function loadLocale(): Promise<ComponentLocale> {
  if (language() === 'en') return (await import('antd/es/locale/en_US')).default;
  return (await import('antd/es/locale/zh_CN')).default;
}
