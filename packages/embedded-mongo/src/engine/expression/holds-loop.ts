import { isDocument } from "../document.ts";

const loops: ReadonlySet<string> = new Set(["$map", "$filter", "$reduce", "$sortArray", "$regexFindAll"]);

/** Whether there is an operator anywhere in it that may take long for one document, and can be laid down. */
export function holdsLoop(expression: unknown): boolean {
  if (Array.isArray(expression)) return expression.some(holdsLoop);
  if (!isDocument(expression)) return false;
  return Object.keys(expression).some((name) => loops.has(name) || holdsLoop(expression[name]));
}
