import { useEffect, useRef, useState } from 'react';
import type { CompiledRegime, Finding } from '../../../form-schemas/engine';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { readRegime } from '../../../form-schemas/formats/read-regime';
import { compileVerdict } from './judge';
import { JudgeThread } from './judge-thread';

export interface Judged {
  /** The files that were judged; null before the first answer. */
  readonly files: RegimeFiles | null;
  readonly compiled: CompiledRegime | null;
  readonly lastCompiled: CompiledRegime | null;
  readonly findings: readonly Finding[];
}

/** Compiling is quick: what is opened can be worked on while the proof, which takes several times as long, is under way. */
function beforeJudging(files: RegimeFiles): Judged {
  const compiled = compileVerdict({ regime: readRegime(files).value, findings: [] });
  return { files: null, compiled, lastCompiled: compiled, findings: [] };
}

/** Pause after a change before the whole regime is judged anew, ms. */
const PAUSE = 250;

/** What the engine says about files, a moment after they changed; judged in a thread beside the page. */
export function useJudged(files: RegimeFiles): Judged {
  const [judged, setJudged] = useState(() => beforeJudging(files));
  const thread = useRef<JudgeThread | null>(null);
  const first = useRef(true);

  useEffect(() => {
    const started = new JudgeThread();
    started.start((of, verdict) => {
      const compiled = compileVerdict(verdict);
      setJudged((before) => ({
        files: of,
        compiled,
        lastCompiled: compiled ?? before.lastCompiled,
        findings: verdict.findings,
      }));
    });
    thread.current = started;
    return () => started.stop();
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => thread.current?.ask(files), first.current ? 0 : PAUSE);
    first.current = false;
    return () => clearTimeout(timer);
  }, [files]);

  return judged;
}
