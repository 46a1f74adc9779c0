/** A function's parameters as its signature writes them, and which of them an argument is for. */
export interface SignatureParts {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Index of the parameter that the argument is for; -1 where the function takes none. */
  readonly current: number;
}

/**
 * Takes a signature apart: `BAND(x, [[threshold, points], …], otherwise)` has three parameters. Parameters that
 * repeat together (`condition…, value…`) take their turns.
 * @param argument counted from 0
 */
export function signatureParts(signature: string, argument: number): SignatureParts {
  const open = signature.indexOf("(");
  const parameters = parametersOf(signature.slice(open + 1, -1));
  return { name: signature.slice(0, open), parameters, current: parameterOf(parameters, argument) };
}

function parameterOf(parameters: readonly string[], argument: number): number {
  const first = parameters.findIndex(repeats);
  if (first < 0 || argument < first) return Math.min(argument, parameters.length - 1);
  const turn = parameters.filter(repeats).length;
  return first + ((argument - first) % turn);
}

const repeats = (parameter: string) => /…\]?$/.test(parameter) && !parameter.startsWith("[[");

function parametersOf(text: string): string[] {
  const parameters: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (mark === "[") depth += 1;
    else if (mark === "]") depth -= 1;
    else if (mark === "," && depth === 0) {
      parameters.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  const last = text.slice(from).trim();
  return last === "" ? parameters : [...parameters, last];
}
