import { validators } from "@duheng/contracts";
import { getKinship, removeKinshipOf } from "../kinships/between.ts";
import { countOrganisationChange } from "../staff/organisation-changes.ts";
import { findPeople } from "../staff/person.ts";
import { useCase } from "../use-cases/use-case.ts";
import { calledPair } from "./record-kinship.ts";

/** Two people are not related, or no more. Steps that went to others stay with them. Errors: `not-found`, `conflict`. */
export const removeKinship = useCase({
  name: "kinships.remove",
  ability: ["remove", "kinships"],
  input: validators.RemoveInput,
  before: async ({ input }) => {
    const kinship = await getKinship(input.id);
    return { kinship, pair: await findPeople(kinship.staffIds) };
  },
  run: async ({ input: { id, revision } }) => {
    await countOrganisationChange();
    await removeKinshipOf(id, revision);
    return { id };
  },
  audit: {
    target: ({ before: { kinship, pair } }) => ({ kind: "kinships", id: kinship.id, name: calledPair(pair) }),
    details: ({ before: { kinship } }) => ({ kinship: kinship.kind }),
  },
});
