import type { BilingualText, Reorganisation } from "@duheng/contracts";
import { mayPass, toAppError } from "../database/to-app-error.ts";
import { transaction } from "../database/transaction.ts";
import { ReorganisationModel } from "./model.ts";

/** Notes who or what did not go over. */
export async function setAside(id: string, told: Reorganisation["setAside"][number]): Promise<void> {
  const { unitName, called } = told;
  const isNew = { _id: id, setAside: { $not: { $elemMatch: { unitName, called } } } };
  await ReorganisationModel.updateOne(isNew as never, {
    $push: { setAside: { $each: [told], $slice: 500 } },
  });
}

/** By a transaction of its own. Out: why it was refused; undefined where it is done. What may pass, and faults of ours, are thrown. */
export async function refusedOr(work: () => Promise<void>): Promise<BilingualText | undefined> {
  try {
    await transaction(work);
    return undefined;
  } catch (error) {
    const { code, text, problems = [] } = toAppError(error);
    if (code === "internal" || mayPass(error)) throw error;
    return problems[0]?.message ?? text;
  }
}
