import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a command to its end with the output of this process.
 * @returns its exit code; 1 when a signal ended it; rejects when it cannot be started.
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    // Standard output is for answers: what tools print goes to standard error unless the caller says otherwise.
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a JavaScript file with this Node. */
export const runNode = (args, options) => runCommand(process.execPath, args, options);
