import type { CohortMembers } from "@duheng/form";
import { newId } from "../../database/model.ts";
import { paperSource } from "../../forms/paper-source.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import { cohortValues } from "../model.ts";
import type { CohortKey } from "./cohort.ts";

/**
 * What members say together, by the paper's hash, as it is to be kept: the ids, and what writes those that are new. Where
 * the same was said before, that is kept on to, and who has a score by it needs no other.
 */
export async function preparedValues(
  key: CohortKey,
  groups: Readonly<Record<string, CohortMembers>>,
): Promise<{ ids: Readonly<Record<string, string>>; write: () => Promise<void> }> {
  const found = await Promise.all(
    Object.entries(groups).map(async ([paperHash, members]) => {
      const values = JSON.stringify(await inWorkshop("cohortValues", await paperSource(paperHash), members));
      const made = { ...key, paperHash, members: members.size, values };
      const before = await cohortValues.findOne({ ...key, paperHash }, { sort: { at: -1 } });
      const isSame = before !== undefined && before.values === values && before.members === members.size;
      return isSame ? { id: before.id, paperHash } : { id: newId(), paperHash, made };
    }),
  );
  return {
    ids: Object.fromEntries(found.map(({ paperHash, id }) => [paperHash, id])),
    write: async () => {
      const at = new Date().toISOString();
      await cohortValues.insertMany(
        found.flatMap(({ id, made }) => (made === undefined ? [] : [{ id, ...made, at }])),
      );
    },
  };
}
