import type { Audience } from "@duheng/contracts";
import type { RestoreOptions } from "../drafts/restore-draft.ts";

/** What is said of a form when it is shared; plain JSON, as a draft keeps it. */
export type SharingWords = Readonly<{
  audience: Audience;
  lockedIds: readonly string[];
  description: string;
}>;

/** Whom a form is shared with is one thing: recipients of two people are never put together unasked. */
export const sharingMerge: RestoreOptions = { whole: ["audience"] };

/** What was said when the form was last shared. */
export function lastWords(last: Partial<SharingWords> | null): SharingWords {
  const { audience, lockedIds = [], description = "" } = last ?? {};
  return {
    audience:
      audience?.kind === "named" ? namedAudience(audience.tenantIds) : (audience ?? { kind: "below" }),
    lockedIds,
    description,
  };
}

/** In one order, so that the same recipients are the same. */
export function namedAudience(tenantIds: readonly string[]): Audience {
  return { kind: "named", tenantIds: [...tenantIds].sort() };
}
