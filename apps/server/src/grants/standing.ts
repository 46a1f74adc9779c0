import type { Grant, Tenant } from "@duheng/contracts";
import { todayIn } from "../base/today.ts";
import { AppError } from "../errors/app-error.ts";

export type GrantStanding = "valid" | "expired" | "withdrawn";

/** What a grant is at this moment, by the calendar of the tenant that gave it. */
export function standingOf(
  { state, until }: Pick<Grant, "state" | "until">,
  { timeZone }: Pick<Tenant, "timeZone">,
): GrantStanding {
  if (state === "withdrawn") return "withdrawn";
  return until < todayIn(timeZone) ? "expired" : "valid";
}

/** Refuses (`forbidden`) whoever comes with a grant that has ended. */
export function grantEnded({ ownerName, until }: Grant, standing: GrantStanding): AppError {
  const message =
    standing === "expired"
      ? {
          zh: `“${ownerName}”给您的授权已于 ${until} 到期。如仍需办理，请对方单位管理员重新授权。`,
          en: `What “${ownerName}” granted you ended on ${until}. Ask its administrator for a new grant if it is still needed.`,
        }
      : {
          zh: `“${ownerName}”已撤回给您的授权。如仍需办理，请联系对方单位管理员。`,
          en: `“${ownerName}” has withdrawn what it granted you. Ask its administrator if it is still needed.`,
        };
  return new AppError("forbidden", { message, data: { grant: standing } });
}
