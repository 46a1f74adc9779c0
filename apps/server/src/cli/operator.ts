import { userInfo } from "node:os";
import type { Actor } from "../base/actor.ts";

/** Who runs a command, as the trail names him: the account of the machine. */
export function operator(): Pick<Actor, "name"> {
  return { name: `运维 operator · ${accountName()}`.slice(0, 120) };
}

/** A container's user may have none. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "?");
  }
}
