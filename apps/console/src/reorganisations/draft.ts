import type { ReceiverDraft, ReorganisationDraft, ReorganisationKind } from "@duheng/contracts";

/** A receiving unit as it is being chosen. */
export interface ReceiverChoice {
  readonly isMade: boolean;
  readonly tenantId?: string | undefined;
  readonly name: string;
  readonly reportsTo?: string | undefined;
}

/** What goes to one receiver of a split. */
export interface PartChoice {
  readonly receiver: ReceiverChoice;
  readonly departmentIds: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly number: string }[];
}

/** What a person has chosen so far. */
export interface Choices {
  readonly kind: ReorganisationKind;
  /** Of a split: one. */
  readonly sources: readonly string[];
  /** Of a merger: one, of which the receiver counts. */
  readonly parts: readonly PartChoice[];
  readonly withRoles: boolean;
}

export const newReceiver: ReceiverChoice = { isMade: false, name: "" };

export function newChoices(kind: ReorganisationKind): Choices {
  return { kind, sources: [], parts: [newPart], withRoles: true };
}

export const newPart: PartChoice = { receiver: newReceiver, departmentIds: [], people: [] };

/** The draft that is asked about; undefined as long as something is not chosen. */
export function draftOf({ kind, sources, parts, withRoles }: Choices): ReorganisationDraft | undefined {
  const receivers = parts.map(({ receiver }, at) => receiverOf(receiver, refOf(at)));
  const isWhole = kind === "merge";
  if (sources.length === 0 || receivers.some((one) => one === undefined)) return undefined;
  if (!isWhole && parts.some(({ departmentIds, people }) => departmentIds.length + people.length === 0))
    return undefined;
  const going = isWhole
    ? sources.map((fromId) => ({ fromId, ref: refOf(0) }))
    : parts.map(({ departmentIds, people }, at) => ({
        ...{ fromId: sources[0] ?? "", ref: refOf(at) },
        ...{ departmentIds: [...departmentIds], staffIds: people.map(({ id }) => id) },
      }));
  return { kind, withRoles, receivers: receivers.filter((one) => one !== undefined), parts: going };
}

function refOf(at: number): string {
  return `r${at}`;
}

function receiverOf(
  { isMade, tenantId, name, reportsTo }: ReceiverChoice,
  ref: string,
): ReceiverDraft | undefined {
  if (!isMade) return tenantId === undefined ? undefined : { ref, tenantId };
  if (name.trim() === "" || reportsTo === undefined) return undefined;
  return { ref, made: { name: name.trim(), kind: "unit", reportsTo } };
}
