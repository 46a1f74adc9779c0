import { AppError } from "../errors/app-error.ts";
import type { Session } from "../identity/read-session.ts";

/** All that is answered to who signed in with a slip; signing out is anybody's. */
const before: ReadonlySet<string> = new Set(["identity.me", "identity.changePassword"]);

/** Refuses (`password-change-required`) whoever has no password of his own yet, but for what it takes to set one. */
export function refuseBeforeOwnPassword({ mustChangePassword }: Session, path?: string): void {
  if (mustChangePassword && (path === undefined || !before.has(path)))
    throw new AppError("password-change-required");
}
