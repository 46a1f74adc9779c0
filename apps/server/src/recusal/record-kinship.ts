import { type Kinship, type KinshipInput, type Staff, validators } from "@duheng/contracts";
import { handOverPapers } from "../assessments/hand-over.ts";
import { papersToDo } from "../assessments/open-papers.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { insertKinship, kinshipBetween } from "../kinships/between.ts";
import { countOrganisationChange } from "../staff/organisation-changes.ts";
import { findPeople } from "../staff/person.ts";
import { heldForPaper, presentHolders } from "../staff-life/post-holders.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * 回避: two people are related. From now on neither is given a step over the other; what one has still to do in the other's
 * paper goes to the next by the plan's rule, in the same act. Errors: `invalid-input`, `duplicate`, `wrong-state` where
 * nobody else would be left for such a step.
 */
export const recordKinship = useCase({
  name: "kinships.create",
  ability: ["create", "kinships"],
  input: validators.KinshipInput,
  before: ({ input }) => bothOf(input),
  run: async ({ input, before: [one, other] }) => {
    const kinship = await relate([one, other], input);
    if (kinship === undefined) throw knownAlready();
    return kinship;
  },
  audit: {
    target: ({ result: { id }, before }) => ({ kind: "kinships", id, name: calledPair(before) }),
    reason: ({ input }) => input.note,
    details: ({ input: { kind } }) => ({ kinship: kind }),
  },
});

/**
 * Two people are related from now on, with what follows for steps to come; undefined where it is known already. Part of a
 * transaction. Errors: `wrong-state`.
 */
export async function relate(
  [one, other]: readonly [Staff, Staff],
  { kind, note }: Pick<KinshipInput, "kind" | "note">,
): Promise<Kinship | undefined> {
  // Cycles that start, and whoever records the same at this moment, wait for one another.
  await countOrganisationChange();
  if (await kinshipBetween(one.id, other.id)) return undefined;
  const kinship = await insertKinship([one.id, other.id], { kind, ...(note ? { note } : {}) });
  await passOver(one, other);
  await passOver(other, one);
  return kinship;
}

/** What both are called together. */
export function calledPair(pair: readonly Staff[]): string {
  return pair.map(({ name }) => name).join("、");
}

/** What a judge has to do in a relative's papers becomes another's. */
async function passOver(judge: Staff, subject: Staff): Promise<void> {
  const papers = (await papersToDo(judge.id)).filter((paper) => paper.subject.id === subject.id);
  if (papers.length === 0) return;
  const holders = await presentHolders();
  const problems = await handOverPapers({
    ...{ from: judge.id, to: subject.id, papers },
    holdersOf: (paper) => holders(heldForPaper(paper)),
  });
  if (problems.length > 0)
    throw new AppError("wrong-state", {
      message: {
        zh: `“${judge.name}”还要办理“${subject.name}”的考核表，按方案没有别人可以接。请先为该科室另定分管领导或主要领导，再登记。`,
        en: `“${judge.name}” has steps in the paper of “${subject.name}”, and by the plan nobody else could do them. Name another leader first.`,
      },
      problems,
    });
}

async function bothOf({ staffIds }: KinshipInput): Promise<[Staff, Staff]> {
  const [first, second] = await findPeople(staffIds);
  if (first !== undefined && second !== undefined) return [first, second];
  throw new AppError("invalid-input", {
    problems: [
      problem("unknown-reference", "/staffIds", "请选择本单位的两个人", "must be two people of the unit"),
    ],
  });
}

function knownAlready(): AppError {
  return new AppError("duplicate", {
    problems: [
      problem(
        "duplicate",
        "/staffIds",
        "这两个人的关系已经登记",
        "the relation of these two is recorded already",
      ),
    ],
  });
}
