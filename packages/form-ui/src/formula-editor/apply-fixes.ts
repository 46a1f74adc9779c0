import type { Diagnostic } from "@duheng/formula";

/** A source after mending, and how much was mended. */
export interface Mended {
  readonly source: string;
  readonly count: number;
}

/** The source with one diagnostic's fix in it. */
export function withFix(source: string, { fix }: Diagnostic): string {
  return fix === undefined ? source : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
}

/**
 * Applies fix after fix, checking anew after each: a mended call may show further mistakes, or none of the others.
 * What a blank shall count as stays a decision of its own each time: nothing becomes 0 in passing.
 * @param diagnose the diagnostics of a source
 */
export function fixAll(source: string, diagnose: (source: string) => readonly Diagnostic[]): Mended {
  let mended = source;
  for (let count = 0; count < mostFixes; count += 1) {
    const found = diagnose(mended).find(isMechanical);
    const next = found === undefined ? mended : withFix(mended, found);
    if (next === mended) return { source: mended, count };
    mended = next;
  }
  return { source: mended, count: mostFixes };
}

const mostFixes = 100;

/** Whether a fix can be applied together with others, without asking about it. */
export function isMechanical({ code, fix }: Diagnostic): boolean {
  return fix !== undefined && code !== "optional-value";
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
