/**
 * Prints one line for people in Chinese and English. Goes to standard error, so that the standard output of a
 * command stays what the command answers.
 */
export function say(chinese, english) {
  process.stderr.write(`[统筹] ${chinese} / ${english}\n`);
}

/** An error that people can act on; launchers print its two lines without a stack. */
export class Refusal extends Error {
  constructor(chinese, english) {
    super(`${chinese} / ${english}`);
    this.chinese = chinese;
    this.english = english;
  }
}

/** Runs a launcher's work; a Refusal becomes one line and exit code 1, any other error keeps its stack. */
export async function launch(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.chinese, error.english);
    process.exitCode = 1;
  }
}
