import { AppError } from "../errors/app-error.ts";
import { userById } from "./users.ts";

/** Refuses (`slip-expired`) an account whose password is that of a slip which is no longer good. */
export async function refuseExpiredSlip(userId: string, now = new Date()): Promise<void> {
  const { slipEndsAt } = (await userById(userId)) ?? {};
  if (slipEndsAt !== undefined && slipEndsAt <= now) throw new AppError("slip-expired");
}
