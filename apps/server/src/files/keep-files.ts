import type { Answers, Evidence, StoredFile } from "@duheng/contracts";
import { type FileAnswer, fileAnswers } from "./file-answers.ts";
import { hold, loosen } from "./loose.ts";
import { storedFiles } from "./model.ts";

/** What a document says of files: file fields among its answers, and evidence beside them. */
export interface FileReferences {
  readonly answers: Answers;
  readonly evidence?: readonly Evidence[];
}

/**
 * Attaches the files that a document refers to now, and detaches those that it referred to before: part of the
 * transaction that writes the document. Costs nothing where they are the same.
 * @param owner the document that the files belong to
 * @param others what else of that document refers to files; asked only where one would be detached
 */
export async function keepFiles(
  owner: StoredFile["owner"],
  before: FileReferences,
  after: FileReferences,
  others: () => Promise<readonly FileReferences[]> = async () => [],
): Promise<void> {
  const had = idsIn(before);
  const has = idsIn(after);
  const taken = [...has].filter((id) => !had.has(id));
  const dropped = [...had].filter((id) => !has.has(id));
  const elsewhere = dropped.length === 0 ? [] : (await others()).map(idsIn);
  const left = dropped.filter((id) => !elsewhere.some((ids) => ids.has(id)));
  if (taken.length + left.length === 0) return;
  const own = new Set((await filesOf(owner, [...taken, ...left])).map(({ id }) => id));
  await hold(taken.filter((id) => own.has(id)));
  await loosen(left.filter((id) => own.has(id)));
}

/** Whether both refer to the same files. */
export function refersToSame(one: FileReferences, other: FileReferences): boolean {
  const [ids, others] = [idsIn(one), idsIn(other)];
  return ids.size === others.size && [...ids].every((id) => others.has(id));
}

/** The files with these ids that belong to the owner, in no particular order. */
export async function filesOf(owner: StoredFile["owner"], ids: readonly string[]): Promise<StoredFile[]> {
  if (ids.length === 0) return [];
  return storedFiles.find({
    _id: { $in: [...new Set(ids)] },
    "owner.kind": owner.kind,
    "owner.id": owner.id,
  });
}

/** File fields among the answers whose file is not there, or is not what they say. */
export async function missingFiles(owner: StoredFile["owner"], answers: Answers): Promise<FileAnswer[]> {
  const given = fileAnswers(answers);
  const files = new Map(
    (
      await filesOf(
        owner,
        given.map(({ file }) => file.id),
      )
    ).map((file) => [file.id, file]),
  );
  return given.filter(({ file: { id, name, size, type } }) => {
    const stored = files.get(id);
    return stored?.name !== name || stored.size !== size || stored.type !== type;
  });
}

function idsIn({ answers, evidence = [] }: FileReferences): Set<string> {
  return new Set([
    ...fileAnswers(answers).map(({ file }) => file.id),
    ...evidence.flatMap(({ files }) => files.map(({ id }) => id)),
  ]);
}
