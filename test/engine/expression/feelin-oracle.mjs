/** Evaluates expressions with feelin, an independent FEEL interpreter: JSON `{texts, context}` on stdin → JSON values on stdout. */
import { readFileSync } from 'node:fs';
import { evaluate } from 'feelin';

const { texts, context } = JSON.parse(readFileSync(0, 'utf8'));
const answers = texts.map((text) => {
  try {
    return { value: evaluate(text, context).value ?? null };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers));
