import type { Diagnostic, DiagnosticCode, Finding, Fix } from "../diagnostic.ts";
import { limits } from "../limits.ts";

/**
 * Makes diagnostics of findings: each keeps the first of its candidate fixes that removes it without adding any
 * other, which is tried out. The trials are limited in what they read, so that the whole stays linear.
 */
export function settle(
  source: string,
  findings: readonly Finding[],
  check: (source: string) => readonly Finding[],
): Diagnostic[] {
  const before = countCodes(findings);
  let budget = mostTrialText;
  return [...findings]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((finding) => {
      const { code, from, to, params } = finding;
      const fix = finding.fixes.find((candidate) => {
        budget -= source.length + candidate.insert.length + 50;
        return budget > 0 && isSound(candidate, code);
      });
      return { code, severity: "error", from, to, params, ...(fix === undefined ? {} : { fix }) };
    });

  function isSound(fix: Fix, code: DiagnosticCode): boolean {
    const after = countCodes(check(source.slice(0, fix.from) + fix.insert + source.slice(fix.to)));
    if ((after.get(code) ?? 0) >= (before.get(code) ?? 0)) return false;
    return [...after].every(([each, count]) => count <= (before.get(each) ?? 0));
  }
}

/** UTF-16 units that all trials of one check may read together. */
const mostTrialText = 10 * limits.source;

function countCodes(findings: readonly Finding[]): Map<DiagnosticCode, number> {
  const counts = new Map<DiagnosticCode, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
