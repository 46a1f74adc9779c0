import type { Kinship, KinshipInput } from "@duheng/contracts";
import { kinships } from "./model.ts";

/** How two people are related, as the unit knows; undefined: not at all. */
export function kinshipBetween(one: string, other: string): Promise<Kinship | undefined> {
  return kinships.findOne({ staffIds: { $all: [one, other] } });
}

/** Errors: `not-found`. */
export function getKinship(id: string): Promise<Kinship> {
  return kinships.get(id);
}

/** Part of the transaction in which it is recorded. */
export function insertKinship(
  staffIds: [string, string],
  told: Pick<KinshipInput, "kind" | "note">,
): Promise<Kinship> {
  return kinships.insert({ ...told, staffIds });
}

/** Errors: `conflict`. */
export function removeKinshipOf(id: string, revision: number): Promise<void> {
  return kinships.remove(id, revision);
}
