import { createHash } from "node:crypto";
import { type FormPresenceInput, validators } from "@duheng/contracts";
import type { Actor } from "../base/actor.ts";
import { useCase } from "../use-cases/use-case.ts";
import { FormPresenceModel, formDrafts } from "./model.ts";

/** A designer that was not heard of for this long is no longer there, in milliseconds. */
const presentFor = 25_000;

/** Somebody else's open designer. */
export interface PresentEditor {
  /** Of the window, not of the person: one person may have two open. */
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** There where it is the asking person's own, in another window. */
  readonly isSelf?: true;
}

export interface FormPresenceAnswer {
  /** In the order of their names. */
  readonly others: PresentEditor[];
  /** The draft's newest revision: a higher one than the window's own was written by somebody else. */
  readonly revision: number;
}

/**
 * A window names itself, so its name is worth nothing beside other people's: what is kept, and told to others, is made
 * from the name together with whose it is. Nobody can find out or take the place of another's window.
 */
function idOf({ formId, windowId }: Pick<FormPresenceInput, "formId" | "windowId">, actor: Actor): string {
  const { tenantId, userId } = actor;
  return createHash("sha256")
    .update(JSON.stringify([tenantId, userId, formId, windowId]))
    .digest("hex")
    .slice(0, 32);
}

/** Whether somebody else than the actor has the form's designer open. */
export async function isEditedByOthers(formId: string, actor: Actor): Promise<boolean> {
  const other = { formId, userId: { $ne: actor.userId }, seenAt: { $gt: new Date(Date.now() - presentFor) } };
  return (await FormPresenceModel.exists(other)) !== null;
}

/**
 * Notes that a designer is open and tells who else's is. Kept in the database, not in the process: any number of API
 * processes may serve a city. Nobody is told that a write succeeded, so nothing of it is audited.
 * Errors: `not-found`.
 */
export const tellPresence = useCase({
  name: "forms.present",
  ability: ["update", "forms"],
  input: validators.FormPresenceInput,
  transactions: "own",
  run: ({ input, caller }) => notePresence(input, caller.actor),
  audit: "none",
});

async function notePresence(
  { formId, windowId, place, isLeaving = false }: FormPresenceInput,
  actor: Actor,
): Promise<FormPresenceAnswer> {
  const { revision } = await formDrafts.get(formId);
  const own = idOf({ formId, windowId }, actor);
  if (isLeaving) {
    await FormPresenceModel.deleteOne({ _id: own });
    return { others: [], revision };
  }
  const now = new Date();
  await FormPresenceModel.updateOne(
    { _id: own, formId, userId: actor.userId },
    { $set: { place, seenAt: now, name: actor.name } },
    { upsert: true },
  );
  const present = await FormPresenceModel.find({
    formId,
    _id: { $ne: own },
    seenAt: { $gt: new Date(now.getTime() - presentFor) },
  })
    .sort({ name: 1, _id: 1 })
    .lean();
  const others = present.map(({ _id, name, place: at, userId }): PresentEditor => {
    const other = { id: _id, name, place: at };
    return userId === actor.userId ? { ...other, isSelf: true } : other;
  });
  return { others, revision };
}
