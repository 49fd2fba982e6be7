import { serve } from '../api/main';
import { seedAtStart } from './seed-at-start';

/** The entry of `npm start`: the server, with demonstration data where it is configured. */
void serve(seedAtStart);
