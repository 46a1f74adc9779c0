/** A pattern that answers in time linear in the text, whatever the pattern. */
export interface LinearPattern {
  /** Longer texts are not looked at: the answer is no. */
  readonly longest: number;
  test(text: string): boolean;
}

type Compile = (source: string) => LinearPattern;

let engine: Compile | null = null;

/** Makes the engine known; `patterns.ts` does so when it is imported. It is large, so a page loads it only when asked. */
export function registerPatternEngine(compile: Compile): void {
  engine = compile;
}

/** Whether patterns can be run by now. */
export function hasPatternEngine(): boolean {
  return engine !== null;
}

/**
 * Compiles a JSON Schema `pattern`, see `linearPattern` of patterns.ts. Throws Error while no engine is registered: a
 * pattern is never left unchecked, nor run by an engine that a hostile form could hang.
 */
export function enginePattern(source: string): LinearPattern {
  if (engine === null) throw new Error(missingEngine);
  return engine(source);
}

/** What is told to who loads a paper with patterns and no engine. */
export const missingEngine =
  "the paper has patterns, and no engine for them is loaded: open it by openPaper, or import @duheng/form/patterns";
