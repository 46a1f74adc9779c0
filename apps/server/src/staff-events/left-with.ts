import type { ReorganisationKind } from "@duheng/contracts";
import { staffEvents } from "./model.ts";

/** Who of these has left the present tenant with it, or with a part of it, since a moment. */
export async function leftWith(
  kind: ReorganisationKind,
  staffIds: readonly string[],
  since: string,
): Promise<ReadonlySet<string>> {
  const found = await staffEvents.find({
    ...{ kind: "leaving", reorganisation: kind, state: "done", staffId: { $in: [...staffIds] } },
  });
  return new Set(found.filter(({ createdAt }) => createdAt >= since).map(({ staffId }) => staffId));
}
