import type { AccountStanding, User } from "@duheng/contracts";

/** How far an account is: whether anybody can sign in with it, and by what. */
export function standingOf({ disabledAt, awaitsSlip, slipUntil }: User, now = new Date()): AccountStanding {
  if (disabledAt !== undefined) return "disabled";
  if (awaitsSlip) return "awaits-slip";
  if (slipUntil === undefined) return "own-password";
  return new Date(slipUntil) > now ? "slip" : "slip-expired";
}

/** The accounts that are so far, as the database is asked for them. */
export function standingFilter(standing: AccountStanding, now = new Date()): Record<string, unknown> {
  const absent = { $exists: false };
  const enabled = { disabledAt: absent };
  switch (standing) {
    case "disabled":
      return { disabledAt: { $exists: true } };
    case "awaits-slip":
      return { ...enabled, awaitsSlip: true };
    case "slip":
      return { ...enabled, slipUntil: { $gt: now } };
    case "slip-expired":
      return { ...enabled, slipUntil: { $lte: now } };
    case "own-password":
      return { ...enabled, awaitsSlip: absent, slipUntil: absent };
  }
}
