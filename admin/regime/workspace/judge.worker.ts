import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { judgeFiles, type Verdict } from './judge';

export interface JudgeRequest {
  readonly id: number;
  readonly files: RegimeFiles;
}

export interface JudgeAnswer {
  readonly id: number;
  readonly verdict: Verdict;
}

self.onmessage = ({ data }: MessageEvent<JudgeRequest>): void => {
  const answer: JudgeAnswer = { id: data.id, verdict: judgeFiles(data.files) };
  self.postMessage(answer);
};
