import type { Slip } from "@duheng/contracts";
import { api } from "../../rpc/client.ts";

/** The server takes no more at once: each password takes its while. */
const portion = 20;

/**
 * Makes slips for many accounts, a portion after the other; each is told as soon as it is there. Throws what the server refuses:
 * what was made before is made, and told.
 */
export async function makeInPortions(
  ids: readonly string[],
  told: (slips: readonly Slip[]) => void,
): Promise<void> {
  for (let start = 0; start < ids.length; start += portion) {
    const { slips } = await api.users.makeSlips.mutate({ ids: ids.slice(start, start + portion) });
    told(slips);
  }
}
