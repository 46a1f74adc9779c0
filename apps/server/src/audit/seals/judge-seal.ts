import type { AuditEntry, AuditSeal, BilingualText } from "@duheng/contracts";
import { nameOfAction, sayInstant } from "../say-entry.ts";
import { entryHash, isOurs, noSeal, sealHash } from "./hashes.ts";

/** What one seal is held against. */
export interface SealEvidence {
  readonly seal: AuditSeal;
  /** The seal before, as far as there is one. */
  readonly before: Pick<AuditSeal, "number" | "hash"> | undefined;
  /** The last entry under the seal before. */
  readonly lastBefore: Pick<AuditEntry, "at" | "id"> | undefined;
  /** The entries that it names and those that name it. */
  readonly entries: readonly AuditEntry[];
}

/** A list that nobody reads to its end says no more. */
const mostTold = 20;

export interface SealJudgement {
  /** What is not as it was when it was sealed: a sentence for each thing, none where all is well. */
  readonly problems: BilingualText[];
  /** What an honest cause may have, and a forger too. */
  readonly doubts: BilingualText[];
}

/** Holds one seal against what is there. No I/O. */
export function judgeSeal(evidence: SealEvidence): SealJudgement {
  const { number } = evidence.seal;
  const { problems, doubts } = judgeEntries(evidence);
  return {
    problems: shortened(number, [...judgeLink(evidence), ...problems]),
    doubts: shortened(number, doubts),
  };
}

function shortened(number: number, told: BilingualText[]): BilingualText[] {
  if (told.length <= mostTold) return told;
  const more = told.length - mostTold;
  return [
    ...told.slice(0, mostTold),
    { zh: `第 ${number} 个封存中还有 ${more} 处问题。`, en: `Seal ${number} has ${more} further faults.` },
  ];
}

function judgeLink({ seal, before }: SealEvidence): BilingualText[] {
  const { number } = seal;
  const expected = (before?.number ?? 0) + 1;
  if (number !== expected) return [missingSeals(expected, number - 1)];
  return [
    ...(seal.previous === (before?.hash ?? noSeal)
      ? []
      : [
          {
            zh: `第 ${number} 个封存与前一个不相连：前一个被改过或换过。`,
            en: `Seal ${number} does not continue the one before, which was changed or replaced.`,
          },
        ]),
    ...(seal.hash === sealHash(seal)
      ? []
      : [{ zh: `第 ${number} 个封存本身被改过。`, en: `Seal ${number} itself was changed.` }]),
    ...(isOurs(seal)
      ? []
      : [
          {
            zh: `第 ${number} 个封存不能证明是本系统所做：与 SECRET 不符，也不是 FORMER_SECRETS 中的密钥所做。`,
            en: `Nothing shows that this installation made seal ${number}: neither SECRET nor one of FORMER_SECRETS did.`,
          },
        ]),
  ];
}

function judgeEntries({ seal, entries, lastBefore }: SealEvidence): SealJudgement {
  const { number } = seal;
  const present = new Map(entries.map((entry) => [entry.id, entry]));
  const problems: BilingualText[] = [];
  const doubts: BilingualText[] = [];
  for (const { id, hash } of seal.entries) {
    const entry = present.get(id);
    present.delete(id);
    if (entry === undefined) problems.push(removed(number, id));
    else if (entryHash(entry) !== hash || entry.seal !== number) problems.push(said(entry, changed));
    else if (lastBefore && isBefore(entry, lastBefore)) doubts.push(said(entry, late));
  }
  for (const entry of present.values()) problems.push(said(entry, added));
  return { problems, doubts };
}

function isBefore(one: Pick<AuditEntry, "at" | "id">, other: Pick<AuditEntry, "at" | "id">): boolean {
  return one.at < other.at || (one.at === other.at && one.id < other.id);
}

/** Seals from one number to another are gone. */
function missingSeals(from: number, to: number): BilingualText {
  return from === to
    ? { zh: `第 ${from} 个封存不见了。`, en: `Seal ${from} is missing.` }
    : { zh: `第 ${from} 至 ${to} 个封存不见了。`, en: `Seals ${from} to ${to} are missing.` };
}

function removed(number: number, id: string): BilingualText {
  return {
    zh: `第 ${number} 个封存中的一条记录被删除（编号 ${id}）。`,
    en: `An entry under seal ${number} was removed (id ${id}).`,
  };
}

const changed = { zh: "封存之后被改过", en: "was changed after it was sealed" };
const added = {
  zh: "不在其所称的封存之中，是后来加入的",
  en: "is not in the seal that it names: it was added later",
};
const late = {
  zh: "早于前一个封存的末条记录，封存时却还没有：是后来加入的，或写入它的服务器时钟慢了",
  en: "is older than the last entry under the seal before, and was not there then: it was added later, or the clock of the server that wrote it was slow",
};

function said({ at, actor, action, id }: AuditEntry, what: BilingualText): BilingualText {
  const name = nameOfAction(action);
  const when = sayInstant(at);
  return {
    zh: `${when} ${actor.name}“${name.zh}”的记录（编号 ${id}）${what.zh}。`,
    en: `The entry “${name.en}” of ${actor.name} at ${when} (id ${id}) ${what.en}.`,
  };
}
