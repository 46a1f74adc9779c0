import type { Migration } from "./migration.ts";
import { inBatches, type StoredDocument, storedDocuments } from "./stored-documents.ts";

/**
 * What people put into an assessment leaves it: the filled paper, review, feedback and its acknowledgement become
 * contributions. A filled paper keeps the revision of its assessment, since devices with unsent answers know that one.
 */
export const contributions: Migration = {
  name: "0002-contributions",
  async up({ batchSize } = {}) {
    // The answers are taken off last: an assessment that still has them is still to be done.
    await inBatches("assessments", { answers: { $exists: true } }, move, batchSize);
  },
};

async function move(assessments: readonly StoredDocument[]): Promise<void> {
  await storedDocuments("contributions").bulkWrite(
    // As long as an assessment has its answers it is what counts: the earlier release may have gone on after a kill.
    assessments.flatMap(contributionsOf).map(({ _id, ...replacement }) => ({
      replaceOne: { filter: { _id }, replacement, upsert: true },
    })),
    { ordered: false },
  );
  await storedDocuments("assessments").bulkWrite(
    assessments.map(({ _id }) => ({ updateOne: { filter: { _id }, update: { $unset: taken } } })),
    { ordered: false },
  );
}

const filled = ["answers", "summary", "evidence", "cleared", "moves"] as const;
const taken: Readonly<Record<string, "">> = Object.fromEntries(
  [...filled, "answersSavedAt", "review", "feedback"].map((property) => [property, "" as const]),
);

function contributionsOf(assessment: StoredDocument): StoredDocument[] {
  return [filling(assessment), ...review(assessment), ...feedback(assessment)];
}

function filling(assessment: StoredDocument): StoredDocument {
  const { userId, subject, snapshot, state, answersSavedAt, submittedAt, paperHash } = assessment;
  const { revision, createdAt, updatedAt } = assessment;
  const isGiven = state !== "filling";
  return {
    ...within(assessment, "filling", "summary"),
    by: userId ?? property(subject, "id"),
    byName: property(snapshot, "name"),
    state: isGiven ? "given" : "draft",
    filling: { paperHash, ...present(assessment, filled) },
    ...(answersSavedAt === undefined ? {} : { savedAt: answersSavedAt }),
    ...(isGiven ? { givenAt: submittedAt ?? answersSavedAt ?? updatedAt } : {}),
    revision,
    createdAt,
    updatedAt,
  };
}

function review(assessment: StoredDocument): StoredDocument[] {
  const given = assessment.review;
  if (given === undefined) return [];
  const body = present(given, ["points", "comment", "proposedGrade"]);
  const kept = { ...within(assessment, "review"), ...signed(given), review: body };
  // Of a paper that went back after it, it does not count.
  const isBefore = assessment.state === "filling" || assessment.state === "submitted";
  const { updatedAt, returned } = assessment;
  return [
    isBefore ? { ...kept, state: "superseded", supersededAt: property(returned, "at") ?? updatedAt } : kept,
  ];
}

function feedback(assessment: StoredDocument): StoredDocument[] {
  const given = assessment.feedback;
  if (given === undefined) return [];
  const told = { ...within(assessment, "feedback"), ...signed(given) };
  const acknowledgedAt = property(given, "acknowledgedAt");
  const isReplied = property(given, "reply") !== undefined;
  return [
    { ...told, feedback: present(given, ["text", "readAt"]) },
    ...(acknowledgedAt === undefined && !isReplied ? [] : [acknowledgement(assessment, acknowledgedAt)]),
  ];
}

function acknowledgement(assessment: StoredDocument, acknowledgedAt: unknown): StoredDocument {
  const { userId, subject, snapshot, updatedAt } = assessment;
  const at = acknowledgedAt ?? updatedAt;
  return {
    ...within(assessment, "acknowledgement"),
    by: userId ?? property(subject, "id"),
    byName: property(snapshot, "name"),
    // A reply that was never sent is still to be sent.
    ...(acknowledgedAt === undefined ? { state: "draft" } : { state: "given", givenAt: at }),
    acknowledgement: present(assessment.feedback, ["reply"]),
    savedAt: at,
    revision: 0,
    createdAt: at,
    updatedAt: at,
  };
}

/** Of which step it is; a closed assessment of a plan that left the step out has it under the name of its kind. */
function within({ _id, tenantId, steps }: StoredDocument, kind: string, ofStep = kind): StoredDocument {
  const step = Array.isArray(steps) ? steps.find((one) => property(one, "kind") === ofStep) : undefined;
  return {
    _id: `${_id}-${kind}`,
    ...(tenantId === undefined ? {} : { tenantId }),
    assessmentId: _id,
    stepId: property(step, "id") ?? ofStep,
    kind,
  };
}

function signed(given: unknown) {
  const at = property(given, "at");
  return {
    ...present(given, ["by", "byName"]),
    state: "given",
    savedAt: at,
    givenAt: at,
    revision: 0,
    createdAt: at,
    updatedAt: at,
  };
}

function present(document: unknown, properties: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    properties.flatMap((name) => {
      const value = property(document, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
