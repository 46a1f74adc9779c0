import type { Reorganisation, ReorganisationPart } from "@duheng/contracts";

/** What the trail calls it: the units that take in. */
export function targetOf({ id, receivers }: Reorganisation) {
  return { kind: "reorganisations", id, name: receivers.map(({ name }) => name).join("、") };
}

/** The names of the units that give. */
export function givenNames({ parts }: Reorganisation): string {
  return [...new Set(parts.map(({ fromName }) => fromName))].join("、");
}

/** The unit that takes a part in. */
export function receiverOf(
  { receivers }: Reorganisation,
  { ref }: ReorganisationPart,
): Reorganisation["receivers"][number] {
  const found = receivers.find((one) => one.ref === ref);
  if (found === undefined) throw new Error(`no receiver is called ${ref}`);
  return found;
}
