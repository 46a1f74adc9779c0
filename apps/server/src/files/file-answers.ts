import { type Answers, type StoredFileReference, validators } from "@duheng/contracts";

export interface FileAnswer {
  /** JSON pointer into the answers. */
  readonly path: string;
  readonly file: StoredFileReference;
}

/** Every file reference among answers, however deep. */
export function fileAnswers(answers: Answers): FileAnswer[] {
  const found: FileAnswer[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) return;
    if (validators.StoredFileReference.is(value)) found.push({ path, file: value });
    else for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${escaped(key)}`);
  };
  visit(answers, "");
  return found;
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
