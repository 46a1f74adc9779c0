/** What another tenant lets the person do with a paper of its own. */
export interface PaperGrant {
  readonly grantId: string;
  readonly acts: readonly string[];
}

const grants = new Map<string, PaperGrant>();

/** From now on this page asks for the paper, and acts on it, under the grant by which it was opened. */
export function openUnderGrant(assessmentId: string, grant: PaperGrant): void {
  grants.set(assessmentId, grant);
}

/** The grant under which a paper was opened; undefined: it is one of the own tenant. */
export function grantOfPaper(assessmentId: unknown): PaperGrant | undefined {
  return typeof assessmentId === "string" ? grants.get(assessmentId) : undefined;
}

/** The grant that a call has to name: that of the paper which it is about. */
export function grantOfCall({
  path,
  input,
}: {
  readonly path: string;
  readonly input: unknown;
}): string | undefined {
  if (!/^(assessments|files)\./.test(path) || typeof input !== "object" || input === null) return undefined;
  return grantOfPaper(Reflect.get(input, "id"))?.grantId;
}
