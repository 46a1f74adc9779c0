import { describedAnswers, type PreparedForm } from "@duheng/form";
import type { JSONSchema } from "json-schema-to-typescript";

/**
 * TypeScript's type of what is handed in on a paper (`Answers`), as the text of a `.d.ts`: titles and what options mean
 * stand in its comments. The same paper gives the same text.
 */
export async function answersTypes({ fields }: PreparedForm): Promise<string> {
  // Large, with a formatter: only who asks for types waits for it.
  const { compile } = await import("json-schema-to-typescript");
  const schema = inComments(describedAnswers(fields)) as JSONSchema;
  return compile(schema, "Answers", {
    bannerComment: "",
    // A list's bounds would be written as unions of tuples.
    ignoreMinAndMaxItems: true,
    style: { printWidth: 110 },
    $refOptions: { resolve: { external: false } },
  });
}

/** An author's words stay in their comment: neither do they end it, nor are other line ends taken for its own. */
function inComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inComments);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === "description" && typeof part === "string"
        ? part.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll("*/", "*\u200b/")
        : inComments(part),
    ]),
  );
}
