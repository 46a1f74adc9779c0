import { untoldPeriodOf } from "../assessments/untold.ts";
import { AppError } from "../errors/app-error.ts";
import type { Caller } from "../permissions/caller.ts";

/**
 * Refuses (`forbidden`) who is assessed himself in the present tenant and waits for his feedback: an archive tells what is told to him
 * by a person.
 */
export async function refuseBeforeFeedback({ actor }: Pick<Caller, "actor">): Promise<void> {
  const period = await untoldPeriodOf(actor);
  if (period === undefined) return;
  throw new AppError("forbidden", {
    message: {
      zh: `您本人${period}的考核还没有反馈，而归档里有全部评鉴结果。请在反馈以后再申请，或请其他管理员申请。`,
      en: `Your own assessment of ${period} waits for its feedback, and an archive has everybody's results. Ask for it after your feedback, or let another administrator ask.`,
    },
  });
}
