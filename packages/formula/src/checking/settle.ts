import type { Diagnostic, DiagnosticCode, Finding, Fix, FixCandidate } from "../diagnostic.ts";
import { keepsWords } from "./kept-words.ts";

/**
 * Makes diagnostics of findings: each keeps the first of its candidate fixes that removes it without adding any
 * other, which is tried out. Where trials of each alone would read too much, those of several places are tried
 * together and parted only where that fails. What all trials read is limited, so that the whole stays linear.
 */
export function settle(
  source: string,
  findings: readonly Finding[],
  check: (source: string) => readonly Finding[],
): Diagnostic[] {
  if (findings.length === 0) return [];
  const unread = inOrder(findings.filter(isUnread));
  const isKept = (fix: FixCandidate) => keepsWords(source, fix) && !passesOver(fix, unread, source);
  const sorted = inOrder(findings).map((finding) =>
    finding.fixes.every(isKept) ? finding : { ...finding, fixes: finding.fixes.filter(isKept) },
  );
  const trials = new Trials(source, sorted, check);
  const fixes = trials.settle();
  return sorted.flatMap(({ code, from, to, params }, index): Diagnostic[] => {
    const fix = fixes.get(index);
    if (isToldBy(index, sorted, fixes, source)) return [];
    return fix === undefined
      ? [{ code, severity: "error", from, to, params }]
      : [{ code, severity: "error", from, to, params, fix: plainFix(fix) }];
  });
}

/**
 * Whether a word was passed over in reading, so that it is in no tree: `>=` in `COUNTIF(list, >=90)`. A character that
 * says nothing may be, and arrays in braces are read by whoever converts them.
 */
function isUnread({ code, params, fixes: [fix] }: Finding): boolean {
  if (!readingCodes.has(code) || params.character === "{" || params.character === "｛") return false;
  return fix?.rewrites !== true && !(code === "unexpected-character" && fix?.insert === "");
}

/** Whether a fix writes anew, from the tree, what holds a word that is not in it; the words are in their order. */
function passesOver(
  { from, to, insert, rewrites }: FixCandidate,
  unread: readonly Finding[],
  source: string,
) {
  if (rewrites !== true || unread.length === 0) return false;
  let low = 0;
  for (let high = unread.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((unread[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const word = unread[low];
  const isInside = word !== undefined && word.to <= to && (from < word.from || word.to < to);
  return isInside && !insert.includes(source.slice(from, to));
}

/**
 * Whether a finding is the same mistake as another one: both are mended by the same words, or it is what is Excel's
 * own within a call of Excel that is written anew as a whole.
 */
function isToldBy(
  index: number,
  findings: readonly Finding[],
  fixes: ReadonlyMap<number, FixCandidate>,
  source: string,
): boolean {
  const finding = findings[index];
  const own = fixes.get(index);
  if (finding === undefined) return false;
  for (const [other, fix] of fixes) {
    if (other === index || fix.rewrites !== true) continue;
    const same = own?.from === fix.from && own.to === fix.to && own.insert === fix.insert;
    if (same && other < index) return true;
    if (findings[other]?.code !== "excel-difference" || !ofExcel.has(finding.code)) continue;
    const isGone = !fix.insert.includes(source.slice(finding.from, finding.to));
    if (isGone && fix.from < finding.from && finding.to < fix.to) return true;
  }
  return false;
}

const ofExcel: ReadonlySet<DiagnosticCode> = new Set(["excel-difference", "unexpected-character"]);

function plainFix({ from, to, insert, certain }: FixCandidate): Fix {
  return certain === true ? { from, to, insert, certain } : { from, to, insert };
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.from - b.from || a.to - b.to);
}

interface Attempt {
  readonly index: number;
  readonly code: DiagnosticCode;
  readonly fix: FixCandidate;
}

class Trials {
  readonly #source: string;
  readonly #findings: readonly Finding[];
  readonly #check: (source: string) => readonly Finding[];
  readonly #before: ReadonlyMap<DiagnosticCode, number>;
  readonly #fixes = new Map<number, FixCandidate>();
  /** What was tried alone and failed: code, what is written, and in place of what. */
  readonly #failed = new Set<string>();
  readonly #runsOn: boolean;
  #budget: number;

  constructor(source: string, findings: readonly Finding[], check: (source: string) => readonly Finding[]) {
    this.#source = source;
    this.#findings = findings;
    this.#check = check;
    this.#before = countCodes(findings);
    this.#runsOn = leavesOpen(findings);
    this.#budget = budgetOf(source.length, this.#runsOn);
  }

  /** Index of a finding → the fix that it keeps. */
  settle(): ReadonlyMap<number, FixCandidate> {
    let waiting = this.#findings
      .flatMap(({ fixes }, index) => (fixes.length > 0 ? [index] : []))
      .slice(0, mostMended);
    const alone = waiting.length * this.#source.length <= mostAlone;
    const later: Attempt[] = [];
    for (let round = 0; waiting.length > 0 && this.#budget > 0; round += 1) {
      const attempts = waiting.flatMap((index) => this.#attempt(index, round));
      const [single, grouped] = alone ? [attempts, []] : parted(attempts, this.#runsOn);
      for (const attempt of single) this.#try([attempt]);
      this.#tryInGroups(grouped, later);
      waiting = attempts.flatMap(({ index }) => (this.#fixes.has(index) ? [] : [index]));
    }
    for (const attempt of later) {
      if (this.#budget > 0 && !this.#fixes.has(attempt.index)) this.#try([attempt]);
    }
    return this.#fixes;
  }

  /** Groups grow while they succeed. What failed alone elsewhere is put off until the others are done. */
  #tryInGroups(attempts: readonly Attempt[], later: Attempt[]): void {
    this.#trySamples(attempts);
    let most = mostTogether;
    let group: Attempt[] = [];
    for (const attempt of attempts) {
      if (this.#fixes.has(attempt.index)) continue;
      if (this.#failed.has(this.#signature(attempt))) later.push(attempt);
      else group.push(attempt);
      if (group.length < most) continue;
      most = this.#tryApart(group) ? most * 2 : mostTogether;
      group = [];
    }
    this.#tryApart(group);
  }

  /** Of a mistake that is made again and again, one is tried alone: where that fails, the others will. */
  #trySamples(attempts: readonly Attempt[]): void {
    const bySignature = new Map<string, Attempt[]>();
    for (const attempt of attempts) {
      const signature = this.#signature(attempt);
      const alike = bySignature.get(signature);
      if (alike === undefined) bySignature.set(signature, [attempt]);
      else alike.push(attempt);
    }
    const repeated = [...bySignature.values()].filter(({ length }) => length > 2);
    for (const [sample] of repeated.length > 1 ? repeated.slice(0, mostSamples) : []) {
      if (sample !== undefined) this.#try([sample]);
    }
  }

  /** Neighbours are not tried together: it is they that may hide or repair what the other does. */
  #tryApart(group: readonly Attempt[]): boolean {
    const parts = [0, 1, 2].map((part) => group.filter((_, index) => partOf(index) === part));
    return parts.map((attempts) => this.#try(attempts)).every(Boolean);
  }

  #signature({ code, fix }: Attempt): string {
    return `${code} ${fix.insert} ${this.#source.slice(fix.from, fix.to)}`;
  }

  #attempt(index: number, round: number): Attempt[] {
    const finding = this.#findings[index];
    const fix = finding?.fixes[round];
    return finding === undefined || fix === undefined ? [] : [{ index, code: finding.code, fix }];
  }

  /** Tries fixes together; where that fails, each half. Whether all of them were right at once. */
  #try(attempts: readonly Attempt[]): boolean {
    const [first] = attempts;
    if (first === undefined || this.#budget <= 0) return false;
    if (attempts.length === 1 || areDisjoint(attempts)) {
      const text = applyAll(this.#source, attempts);
      this.#budget -= text.length + trialOverhead;
      if (this.#isSound(attempts, text)) {
        for (const { index, fix } of attempts) this.#fixes.set(index, fix);
        return true;
      }
    }
    if (attempts.length === 1) {
      this.#failed.add(this.#signature(first));
      return false;
    }
    const middle = attempts.length >> 1;
    this.#try(attempts.slice(0, middle));
    this.#try(attempts.slice(middle));
    return false;
  }

  #isSound(attempts: readonly Attempt[], text: string): boolean {
    const found = this.#check(text);
    this.#budget -= found.length * findingOverhead;
    return attempts.length === 1 ? this.#removes(attempts, found) : this.#leavesTheRest(attempts, found);
  }

  /** Whether a fix takes away its own finding; it may take others with it. */
  #removes([attempt]: readonly Attempt[], found: readonly Finding[]): boolean {
    if (attempt === undefined) return false;
    const after = countCodes(found);
    if ((after.get(attempt.code) ?? 0) >= (this.#before.get(attempt.code) ?? 0)) return false;
    for (const [code, count] of after) {
      if (count > (this.#before.get(code) ?? 0)) return false;
    }
    return true;
  }

  /** Whether just the findings of these fixes are gone and all others are where they were: no fix repairs another. */
  #leavesTheRest(attempts: readonly Attempt[], found: readonly Finding[]): boolean {
    if (found.length !== this.#findings.length - attempts.length) return false;
    const after = inOrder(found);
    const own = new Set(attempts.map(({ index }) => index));
    let next = 0;
    let moved = 0;
    let at = 0;
    for (const [index, { code, from }] of this.#findings.entries()) {
      for (let fix = attempts[next]?.fix; fix !== undefined && fix.to <= from; fix = attempts[next]?.fix) {
        moved += fix.insert.length - (fix.to - fix.from);
        next += 1;
      }
      if (own.has(index)) continue;
      const rest = after[at];
      if (rest?.code !== code || rest.from !== from + moved) return false;
      at += 1;
    }
    return true;
  }
}

/**
 * Those to be tried one by one, and the others: where a bracket is left open, how a formula is read changes with
 * everything in it, so that a fix of that may be right among others and wrong alone.
 */
function parted(attempts: readonly Attempt[], runsOn: boolean): [Attempt[], Attempt[]] {
  const single: Attempt[] = [];
  const grouped: Attempt[] = [];
  for (const attempt of attempts) (runsOn && readingCodes.has(attempt.code) ? single : grouped).push(attempt);
  return [single, grouped];
}

const readingCodes: ReadonlySet<DiagnosticCode> = new Set([
  "unexpected-character",
  "unterminated-text",
  "unexpected-token",
  "expected-token",
]);

/** Which third of a group: another one for each of three neighbours, and in no period, since mistakes may come in one. */
function partOf(index: number): number {
  const three = Math.floor(index / 3);
  return (index + (Math.imul(three + 1, 0x9e3779b1) >>> 28)) % 3;
}

/** UTF-16 units that trials of one fix after the other may read; beyond that several are tried together. */
const mostAlone = 6_000;
/** Fixes tried together at first: where one of them fails, a half of the others must be tried again. */
const mostTogether = 24;
/** Kinds of mistakes of which one is tried before the others. */
const mostSamples = 8;
/** Findings of one formula for which a fix is sought: nobody reads more at once. */
const mostMended = 60;
/** What a trial costs beside what it reads, in UTF-16 units. */
const trialOverhead = 50;
/** What each of its findings costs, in the same unit. */
const findingOverhead = 5;

/** UTF-16 units that all trials of one check may read together. */
function budgetOf(length: number, runsOn: boolean): number {
  return runsOn ? 14_000 + 18 * length : 8_000 + 12 * length;
}

/** Whether a bracket is not closed, so that what stands anywhere behind it is read as part of it. */
function leavesOpen(findings: readonly Finding[]): boolean {
  return findings.some(
    ({ code, params }) => code === "expected-token" && (params.expected === ")" || params.expected === "]"),
  );
}

function areDisjoint(attempts: readonly Attempt[]): boolean {
  let end = -1;
  for (const { fix } of attempts) {
    if (fix.from < end) return false;
    end = Math.max(fix.to, end);
  }
  return true;
}

/** The source with fixes applied, which are in the order of their places. */
function applyAll(source: string, attempts: readonly Attempt[]): string {
  let text = "";
  let at = 0;
  for (const { fix } of attempts) {
    text += source.slice(at, fix.from) + fix.insert;
    at = fix.to;
  }
  return text + source.slice(at);
}

function countCodes(findings: readonly Finding[]): Map<DiagnosticCode, number> {
  const counts = new Map<DiagnosticCode, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
