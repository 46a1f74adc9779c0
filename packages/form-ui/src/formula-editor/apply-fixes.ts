import type { Diagnostic } from "@duheng/formula";

/** A source after mending. */
export interface Mended {
  readonly source: string;
  /** How much was mended. */
  readonly count: number;
  /** How many fixes are left that somebody must choose. */
  readonly left: number;
}

/** The source with one diagnostic's fix in it. */
export function withFix(source: string, { fix }: Diagnostic): string {
  return fix === undefined ? source : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
}

/**
 * Applies the fixes that provably keep what was written, checking anew after each: a mended call may show further
 * mistakes, or none of the others. Guesses, and what a blank shall count as, stay a decision of their own each time.
 * @param diagnose the diagnostics of a source
 */
export function fixAll(source: string, diagnose: (source: string) => readonly Diagnostic[]): Mended {
  let mended = source;
  for (let count = 0; ; count += 1) {
    const found = diagnose(mended);
    const next = count < mostFixes ? found.find(isCertain) : undefined;
    if (next === undefined) return { source: mended, count, left: found.filter(isChoice).length };
    mended = withFix(mended, next);
  }
}

const mostFixes = 100;

/** Whether a fix may be applied together with others, unasked. */
export function isCertain({ fix }: Diagnostic): boolean {
  return fix?.certain === true;
}

/** Whether a fix is offered that somebody must choose. */
export function isChoice({ fix }: Diagnostic): boolean {
  return fix !== undefined && fix.certain !== true;
}

/** The diagnostic of the text as it stands now that was shown as `shown` a moment ago: same mistake, nearest place. */
export function sameDiagnostic(current: readonly Diagnostic[], shown: Diagnostic): Diagnostic | undefined {
  const words = JSON.stringify(shown.params);
  const alike = current.filter((each) => each.code === shown.code && JSON.stringify(each.params) === words);
  return alike.reduce<Diagnostic | undefined>(
    (best, each) =>
      best === undefined || Math.abs(each.from - shown.from) < Math.abs(best.from - shown.from) ? each : best,
    undefined,
  );
}
