import type { Assessment } from "@duheng/contracts";
import type { ActingGrant, Actor } from "../base/actor.ts";
import { AppError } from "../errors/app-error.ts";
import { KinshipModel } from "./model.ts";

/** 回避: nobody acts on the paper of a relative, by whatever post or grant. Errors: `forbidden`. */
export async function refuseRelative(
  { subject }: Pick<Assessment, "subject">,
  { staffId, granted }: Actor,
): Promise<void> {
  if (granted?.relatives.includes(subject.id)) throw grantedRelative(granted);
  if (staffId === undefined || subject.kind !== "person" || subject.id === staffId) return;
  const related = await KinshipModel.exists({ staffIds: { $all: [subject.id, staffId] } });
  if (related === null) return;
  throw new AppError("forbidden", {
    message: {
      zh: "您与被考核人有亲属关系，应当回避。请本单位管理员另定办理人。",
      en: "You and the person assessed are related: somebody else has to do this. Ask the administrator of your unit.",
    },
    data: { rule: "relative" },
  });
}

function grantedRelative({ ownerName }: ActingGrant): AppError {
  return new AppError("forbidden", {
    message: {
      zh: `您与被考核人有亲属关系，应当回避，不能凭授权办理。请“${ownerName}”的管理员另行授权他人。`,
      en: `You and the person assessed are related, so the grant cannot be used: ask the administrator of “${ownerName}” to grant this to somebody else.`,
    },
    data: { rule: "relative" },
  });
}
