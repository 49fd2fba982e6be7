import { tellTogether } from '../support/tell-together';

tellTogether(6);
