import { Worker } from 'node:worker_threads';

/** Sources (in tests) are compiled as they are read; the build has its programs compiled. */
const FROM_SOURCES = `
const { workerData: { program, compiler } } = require('node:worker_threads');
const { transformFileSync } = require(compiler);
const jsc = { parser: { syntax: 'typescript' }, target: 'es2022' };
require.extensions['.ts'] = (module, file) =>
  module._compile(transformFileSync(file, { swcrc: false, jsc, module: { type: 'commonjs' } }).code, file);
require(program);
`;

/**
 * Starts a program of this software in a thread of its own.
 *
 * @param program path of its file, as `require.resolve` answers it
 * @param memoryMb what it may hold; a thread that holds more ends with an error, and nobody else suffers
 */
export function startProgram(program: string, memoryMb: number): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  if (!program.endsWith('.ts')) return new Worker(program, { resourceLimits });
  return new Worker(FROM_SOURCES, {
    eval: true,
    resourceLimits,
    execArgv: [],
    workerData: { program, compiler: require.resolve('@swc/core') },
  });
}
