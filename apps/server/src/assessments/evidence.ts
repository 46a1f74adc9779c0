import type { ContributionOf } from "@duheng/assessment";
import type { Answers, Evidence, EvidenceInput, Filling, Problem, StoredFile } from "@duheng/contracts";
import { followEvidence } from "@duheng/form/evidence";
import { problem } from "../errors/app-error.ts";
import { filesOf, missingFiles } from "../files/keep-files.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import type { PaperSource } from "../workshop/run-module.ts";

/**
 * The filled paper with the evidence that goes with these answers: as it is given, or else its own, each row's where
 * the row stands now. What is no file of the assessment is left out: a file that another device took away long ago
 * must not stand against a save.
 */
export async function withEvidence(
  { assessmentId, filling }: ContributionOf<"filling">,
  { answers, evidence: given }: { answers: Answers; evidence?: EvidenceInput },
): Promise<Filling> {
  const { evidence: before, ...rest } = filling;
  if (given === undefined) return { ...rest, ...followed(filling, answers) };
  const evidence = await evidenceNamed(assessmentId, before, given);
  return evidence.length === 0 ? rest : { ...rest, evidence };
}

/** The evidence whose files are named by id, each place once; without what is no file of the assessment. */
export async function evidenceNamed(
  assessmentId: string,
  before: readonly Evidence[] | undefined = [],
  given: EvidenceInput = [],
): Promise<Evidence[]> {
  const known = new Map(before.flatMap(({ files }) => files.map((file) => [file.id, file] as const)));
  const wanted = given.flatMap(({ files }) => files).filter((id) => !known.has(id));
  for (const file of await filesOf(ownerOf(assessmentId), wanted)) known.set(file.id, referenceTo(file));
  const byPath = new Map<string, Evidence["files"]>();
  for (const { path, files } of given) {
    const found = new Set([...(byPath.get(path)?.map(({ id }) => id) ?? []), ...files]);
    const references = [...found].flatMap((id) => known.get(id) ?? []);
    if (references.length > 0) byPath.set(path, references);
  }
  return [...byPath].map(([path, files]) => ({ path, files }));
}

/**
 * Evidence as it is handed in: only where these answers have room for it, so not at what is hidden. Problems (places
 * in the answers): required evidence that is missing, and file fields whose file is not there.
 */
export async function checkEvidence(
  paper: PaperSource,
  assessmentId: string,
  evidence: readonly Evidence[],
  answers: Answers,
): Promise<{ evidence: Evidence[]; problems: Problem[] }> {
  const attached = new Map(evidence.map(({ path, files }) => [path, files.length]));
  const { places, missing } = await inWorkshop("evidenceOf", paper, answers, attached);
  const isPlace = new Set(places);
  const lost = await missingFiles(ownerOf(assessmentId), answers);
  return {
    evidence: evidence.filter(({ path }) => isPlace.has(path)),
    problems: [
      ...missing,
      ...lost.map(({ path, file }) =>
        problem(
          "file-missing",
          path,
          `文件“${file.name}”已不在，请重新上传`,
          `The file “${file.name}” is not there any more: upload it again`,
        ),
      ),
    ],
  };
}

function followed({ answers, evidence = [] }: Filling, to: Answers): Pick<Filling, "evidence"> {
  const map = new Map(evidence.map(({ path, files }) => [path, files]));
  const now = [...followEvidence({ answers, evidence: map }, to)];
  return now.length === 0 ? {} : { evidence: now.map(([path, files]) => ({ path, files: [...files] })) };
}

/** Files belong to the assessment, whichever of its contributions names them. */
function ownerOf(assessmentId: string): StoredFile["owner"] {
  return { kind: "assessments", id: assessmentId };
}

function referenceTo({ id, name, size, type }: StoredFile): Evidence["files"][number] {
  return { id, name, size, type };
}
