import { todayIn } from "../base/today.ts";
import { currentTenant } from "./current-tenant.ts";

/** The calendar day of the present tenant. */
export async function todayHere(): Promise<string> {
  return todayIn((await currentTenant()).timeZone);
}
