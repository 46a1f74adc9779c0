import type { AccountStanding, User } from "@duheng/contracts";

/** How far an account is: whether anybody can sign in with it, and by what. */
export function standingOf({ disabledAt, awaitsSlip, slipEndsAt }: User, now = new Date()): AccountStanding {
  if (disabledAt !== undefined) return "disabled";
  if (awaitsSlip) return "awaits-slip";
  if (slipEndsAt === undefined) return "own-password";
  return new Date(slipEndsAt) > now ? "slip" : "slip-expired";
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
      return { ...enabled, slipEndsAt: { $gt: now } };
    case "slip-expired":
      return { ...enabled, slipEndsAt: { $lte: now } };
    case "own-password":
      return { ...enabled, awaitsSlip: absent, slipEndsAt: absent };
  }
}
