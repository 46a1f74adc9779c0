import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/**
 * From 0.1.0: steps get ids, those without a grade pass their decision by, the acknowledgement becomes a step, the state
 * of an assessment follows from its steps, and what is open gets its work item. Kinds of steps for which there never
 * was a procedure (publicity, appeal) are taken out, since nobody could have done them.
 */
export const stepsHaveIds: Migration = {
  name: "0001-steps-have-ids",
  async up({ batchSize } = {}) {
    for (const collection of ["plans", "cycles"])
      await inBatches(collection, unnumbered, (some) => write(collection, some, rulesOf), batchSize);
    await inBatches("assessments", unnumbered, (some) => write("assessments", some, processOf), batchSize);
    await inBatches("assessments", { "steps.state": "open" }, keepItems, batchSize);
  },
};

interface OldStep {
  readonly id?: string;
  readonly kind: string;
  readonly title: string;
  readonly by: string;
  readonly actorIds: readonly string[];
  readonly state: string;
  readonly dueOn?: string;
  readonly doneAt?: unknown;
  readonly doneBy?: string;
}

type Step = OldStep & { readonly id: string };

const unnumbered = { "steps.id": { $exists: false } };
const neverDone = new Set(["publicity", "appeal"]);

async function write(
  collection: string,
  documents: readonly StoredDocument[],
  changed: (document: StoredDocument) => Record<string, unknown>,
): Promise<void> {
  await storedDocuments(collection).bulkWrite(
    documents.map((document) => ({
      // The revision stays: what people have open on their devices knows it.
      updateOne: { filter: { _id: document._id, ...unnumbered }, update: { $set: changed(document) } },
    })),
    { ordered: false },
  );
}

function rulesOf(document: StoredDocument) {
  return { steps: numbered(oldSteps(document)) };
}

function processOf(document: StoredDocument) {
  const { state, excluded, feedback, subject } = document;
  const isWithoutGrade = excluded !== undefined && excluded !== null;
  const steps = withOffices(numbered(oldSteps(document)), document).flatMap((step): Step[] => {
    if (step.kind === "decision" && isWithoutGrade) return [{ ...withoutDone(step), state: "skipped" }];
    if (step.kind !== "feedback") return [step];
    return [step, acknowledgement(step.id, { state, feedback, subjectId: String(property(subject, "id")) })];
  });
  // A step that was left out had its successor opened before it.
  const first = steps.findIndex((step) => step.state === "open");
  for (const [index, step] of steps.entries())
    if (index > first && step.state === "open") steps[index] = { ...step, state: "waiting" };
  if (state !== "closed" && first === -1) {
    const next = steps.findIndex((step) => step.state === "waiting");
    if (next >= 0) steps[next] = { ...(steps[next] as Step), state: "open" };
  }
  return { steps, state: stateOf(steps) };
}

/**
 * Where a plan had no step for it, a paper was passed on by whoever held the office: that becomes a step, which waits for
 * the role. What is closed stays as it is.
 */
function withOffices(steps: readonly Step[], { state, subject }: StoredDocument): Step[] {
  if (state === "closed") return [...steps];
  const at = order.findIndex((kind) => states[kind] === state);
  const reached = (kind: string) => {
    const place = order.indexOf(kind);
    const isDone = place < at || (kind === "feedback" && state === "feedback");
    return isDone ? "done" : place === at ? "open" : "waiting";
  };
  return offices.flatMap(({ kind, title, by }): Step[] => {
    const found = steps.filter((step) => step.kind === kind);
    if (found.length > 0) return found;
    const actorIds = kind === "summary" ? [String(property(subject, "id"))] : [];
    return [{ id: kind, kind, title, by, actorIds, state: reached(kind) }];
  });
}

const offices = [
  { kind: "summary", title: "个人小结", by: "self" },
  { kind: "review", title: "审核评鉴", by: "leader-in-charge" },
  { kind: "decision", title: "确定等次", by: "main-leader" },
  { kind: "feedback", title: "结果反馈", by: "leader-in-charge" },
] as const;

function acknowledgement(
  feedbackId: string,
  { state, feedback, subjectId }: { state: unknown; feedback: unknown; subjectId: string },
): Step {
  const step = {
    id: `${feedbackId}-acknowledgement`,
    kind: "acknowledgement",
    title: "本人确认",
    by: "self",
    actorIds: [subjectId],
  };
  if (state === "feedback") return { ...step, state: "open" };
  if (state !== "closed") return { ...step, state: "waiting" };
  const doneAt = property(feedback, "acknowledgedAt");
  return { ...step, state: "done", ...(doneAt === undefined ? {} : { doneAt, doneBy: subjectId }) };
}

/** The first of a kind has its name as id, the next a number: the same in a plan, its cycles, and their assessments. */
function numbered(steps: readonly OldStep[]): Step[] {
  const counts = new Map<string, number>();
  return steps
    .filter(({ kind }) => !neverDone.has(kind))
    .map((step) => {
      const count = (counts.get(step.kind) ?? 0) + 1;
      counts.set(step.kind, count);
      return { ...step, id: count === 1 ? step.kind : `${step.kind}-${count}` };
    });
}

function withoutDone({ doneAt: _at, doneBy: _by, ...step }: Step): Step {
  return step;
}

const states: Readonly<Record<string, string>> = {
  summary: "filling",
  review: "submitted",
  decision: "reviewed",
  feedback: "decided",
  acknowledgement: "feedback",
};

const order = Object.keys(states);

function stateOf(steps: readonly Step[]): string {
  const open = steps.find(({ state }) => state === "open");
  return (open && states[open.kind]) ?? "closed";
}

async function keepItems(documents: readonly StoredDocument[]): Promise<void> {
  const groups = new Map(
    (
      await storedDocuments("quota_groups")
        .find({ _id: { $in: documents.map(({ quotaGroupId }) => String(quotaGroupId)) } })
        .toArray()
    ).map((group) => [group._id, group]),
  );
  const items = documents.flatMap((document) =>
    oldSteps(document)
      .filter(({ state }) => state === "open")
      .map((step) => itemOf(document, step as Step, groups)),
  );
  const once = new Map(items.map((item) => [item._id, item]));
  if (once.size === 0) return;
  await storedDocuments("work_items").bulkWrite(
    [...once.values()].map(({ _id, ...item }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: item }, upsert: true },
    })),
    { ordered: false },
  );
}

function itemOf(
  document: StoredDocument,
  { id, kind, title, by, actorIds, dueOn = "9999-12-31" }: Step,
  groups: ReadonlyMap<string, StoredDocument>,
): StoredDocument {
  const { _id, tenantId, cycleId, period, snapshot, subject, quotaGroupId, updatedAt } = document;
  const group = kind === "decision" ? groups.get(String(quotaGroupId)) : undefined;
  const about =
    group === undefined
      ? {
          assessmentId: _id,
          ...(kind === "review" || kind === "feedback" || kind === "decision"
            ? { subjectId: property(subject, "id") }
            : {}),
          title: property(snapshot, "name"),
          departmentName: property(snapshot, "departmentName"),
          categoryName: property(snapshot, "categoryName"),
        }
      : { quotaGroupId: group._id, title: group.title };
  return {
    _id: `${group?._id ?? _id}-${id}`,
    ...(tenantId === undefined ? {} : { tenantId }),
    kind,
    stepId: id,
    stepTitle: title,
    cycleId,
    period,
    ...about,
    waitsFor:
      group === undefined && actorIds.length > 0
        ? actorIds.map((actorId) => `staff:${actorId}`)
        : [`role:${by}`],
    dueOn,
    createdAt: group?.updatedAt ?? updatedAt,
  };
}

function oldSteps({ steps }: StoredDocument): OldStep[] {
  return Array.isArray(steps) ? (steps as OldStep[]) : [];
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
