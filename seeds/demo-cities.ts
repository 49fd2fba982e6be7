import { DEMO_CHANGSHA } from './demo-changsha';
import { DEMO_CHENZHOU } from './demo-chenzhou';
import { DEMO_CITY } from './demo-city';
import { DEMO_NANYANG } from './demo-nanyang';

/** The cities of the demonstration; with the first one it begins and ends. */
export const DEMO_CITIES = [DEMO_CITY, DEMO_CHENZHOU, DEMO_NANYANG, DEMO_CHANGSHA] as const;
