import {
  check,
  complete,
  type Diagnostic,
  format,
  highlight,
  prepareScope,
  rename,
  render,
} from "../../src/index.ts";
import { schema } from "./corpus.ts";

const scope = prepareScope({
  schema,
  ratings: true,
  previous: true,
  indicators: { A1: "number", "A-1": "number?" },
  datasets: { cases: { closed: "number" } },
});

/** What may be asked of every source; all of it at once would be slow, so each is asked some of it. */
export interface Questions {
  readonly offset: number;
  readonly editing: boolean;
  readonly fixes: boolean;
}

/** Why a source breaks a promise of the language; null where it keeps them all. */
export function judge(source: string, questions: Questions): string | null {
  const start = performance.now();
  const { diagnostics } = check(source, scope);
  const took = performance.now() - start;
  if (took > mostTime(source) && isSlow(source)) return `check took ${took.toFixed(1)} ms`;
  for (const diagnostic of diagnostics) {
    const wrong = misplaced(diagnostic, source);
    if (wrong !== null) return wrong;
    if (render(diagnostic, "zh") === "" || render(diagnostic, "en") === "")
      return "a diagnostic has no sentence";
  }
  if (questions.fixes) {
    const wrong = wrongFix(source, diagnostics);
    if (wrong !== null) return wrong;
  }
  if (!questions.editing) return null;
  for (const { from, to } of highlight(source)) {
    if (from < 0 || from >= to || to > source.length) return "a highlight is outside of the source";
  }
  for (const { from, to } of complete(source, questions.offset, scope)) {
    if (from < 0 || from > to || to > source.length) return "a completion is outside of the source";
  }
  rename(source, "base", "a b]", scope);
  rename(source, "加分项.分值", "x");
  const formatted = format(source);
  if (diagnostics.length > 0) return null;
  if (check(formatted, scope).diagnostics.length > 0) return `format breaks it: ${formatted}`;
  return format(formatted) === formatted ? null : `format is not stable: ${formatted}`;
}

/** Milliseconds: far above what is needed, since other programs run beside. */
function mostTime(source: string): number {
  return 100 + source.length / 20;
}

/** Whether it is slow again and again in time of the processor: other programs run beside. */
function isSlow(source: string): boolean {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const before = process.cpuUsage();
    check(source, scope);
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 <= mostTime(source)) return false;
  }
  return true;
}

function misplaced({ code, from, to, fix }: Diagnostic, source: string): string | null {
  if (!(from >= 0 && from <= to && to <= source.length)) return `${code} is at ${from}-${to}`;
  if (fix === undefined) return null;
  if (!(fix.from >= 0 && fix.from <= fix.to && fix.to <= source.length))
    return `the fix of ${code} is outside`;
  return null;
}

/** Each fix by itself removes its diagnostic and adds none. */
function wrongFix(source: string, diagnostics: readonly Diagnostic[]): string | null {
  const before = counts(diagnostics);
  for (const { code, from, fix } of diagnostics) {
    if (fix === undefined) continue;
    const mended = source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
    const after = counts(check(mended, scope).diagnostics);
    if ((after.get(code) ?? 0) >= (before.get(code) ?? 0))
      return `the fix of ${code} at ${from} does not remove it`;
    for (const [each, count] of after) {
      if (count > (before.get(each) ?? 0)) return `the fix of ${code} at ${from} adds ${each}`;
    }
  }
  return null;
}

function counts(diagnostics: readonly Diagnostic[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { code } of diagnostics) found.set(code, (found.get(code) ?? 0) + 1);
  return found;
}
