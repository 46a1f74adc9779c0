import type { BilingualText } from "@duheng/contracts";
import { mayPass, toAppError } from "../database/to-app-error.ts";
import { transaction } from "../database/transaction.ts";

/**
 * Does something in a transaction of its own. Out: why it was refused, in which case nothing of it is written; undefined where it is
 * done. What may pass, and faults of ours, are thrown: the job is tried again, or says what failed.
 */
export async function refusedOrDone(work: () => Promise<void>): Promise<BilingualText | undefined> {
  try {
    await transaction(work);
    return undefined;
  } catch (error) {
    const { code, text, problems = [] } = toAppError(error);
    if (code === "internal" || mayPass(error)) throw error;
    const [first] = problems;
    return first?.message ?? text;
  }
}
