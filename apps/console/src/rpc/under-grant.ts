/** What another tenant lets the person do with a paper of its own. */
export interface PaperGrant {
  readonly grantId: string;
  readonly acts: readonly string[];
}

const grants = new Map<string, { readonly grant: PaperGrant; readonly owner: string }>();
let ownerOf = () => "";

/** Who it is, and in which unit: a grant that he opened is for nobody else, and not for himself in another unit. */
export function grantsAreOf(owner: () => string): void {
  ownerOf = owner;
}

/** From now on this page asks for the paper, and acts on it, under the grant by which it was opened. */
export function openUnderGrant(assessmentId: string, grant: PaperGrant): void {
  grants.set(assessmentId, { grant, owner: ownerOf() });
}

/** The grant under which a paper was opened; undefined: it is one of the own tenant. */
export function grantOfPaper(assessmentId: unknown): PaperGrant | undefined {
  const kept = typeof assessmentId === "string" ? grants.get(assessmentId) : undefined;
  return kept?.owner === ownerOf() ? kept.grant : undefined;
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
