import type { ContributionOf } from "@duheng/assessment";
import type { Contribution, ContributionKind, Step } from "@duheng/contracts";
import type { Actor } from "../../base/actor.ts";
import { conflict, type Draft } from "../../database/repository.ts";
import { contributions } from "../model.ts";

type Body<Kind extends ContributionKind> = Pick<ContributionOf<Kind>, Kind>;

/** Of which assessment, by whom, in which step. */
export interface Place {
  readonly assessmentId: string;
  readonly step: Pick<Step, "id">;
  readonly actor: Pick<Actor, "userId" | "name">;
}

/**
 * Keeps what somebody has begun in a step, under the revision that he knows of it, if he knows of one. Inside a
 * transaction. Errors: `conflict` with his draft as it is.
 */
export async function keepDraft<Kind extends ContributionKind>(
  kind: Kind,
  body: Body<Kind>,
  place: Place,
  revision: number | undefined,
): Promise<Contribution> {
  const known = await draftOf(kind, place);
  const savedAt = new Date().toISOString();
  // Another device has begun one meanwhile; or there was one, and it was given.
  if (known?.revision !== revision) throw conflict(known);
  if (known === undefined) return contributions.insert({ ...contributed(kind, body, place), savedAt });
  return contributions.replace({ ...known, ...body, savedAt });
}

/**
 * Gives what is put into a step: his draft becomes it, which he must know as it is. Where he has none, one is begun first,
 * so that a save of one at the same moment conflicts and cannot come after it. Inside a transaction. Errors: `conflict`
 * with the draft that another device of his has left.
 * @param revision of the draft; undefined: none is known; any: of what is given without a draft having been shown
 */
export async function give<Kind extends ContributionKind>(
  kind: Kind,
  body: Body<Kind>,
  place: Place,
  revision: number | undefined | "any",
): Promise<Contribution> {
  const known = await draftOf(kind, place);
  if (known !== undefined && revision !== "any" && known.revision !== revision) throw conflict(known);
  const draft = known ?? (await contributions.insert(contributed(kind, body, place)));
  const now = new Date().toISOString();
  return contributions.replace({ ...draft, ...body, state: "given", savedAt: now, givenAt: now });
}

function contributed<Kind extends ContributionKind>(
  kind: Kind,
  body: Body<Kind>,
  { assessmentId, step, actor }: Place,
): Draft<Contribution> {
  const { userId: by, name: byName } = actor;
  return { assessmentId, stepId: step.id, kind, by, byName, state: "draft", ...body };
}

function draftOf(kind: ContributionKind, { assessmentId, step, actor }: Place) {
  return contributions.findOne({ assessmentId, stepId: step.id, kind, by: actor.userId, state: "draft" });
}
