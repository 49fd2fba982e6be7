import { loadById } from '../platform/loader';
import { Project } from './project.entity';

export const projectById = loadById(Project);
