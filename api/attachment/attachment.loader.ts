import { loadById } from '../platform/loader';
import { Attachment } from './attachment.entity';

export const attachmentById = loadById(Attachment);
