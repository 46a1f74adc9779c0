import type { Answers } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";

/** Fields lie six deep at most, rows in between. */
const deepest = 16;
/** As many fields as a form may have; a form itself is held to it by its check. */
const mostKeys = 2_000;
/** Of one paper as JSON: a hundred thousand numbers in rows, or a book. */
const mostCharacters = 2_000_000;

/**
 * Refuses answers that no form can ask for. What no field takes is kept as it was sent (it may be of another version),
 * but only within these bounds. Errors: `too-large`.
 */
export function refuseOversizeAnswers(answers: Answers): void {
  const keys = Object.keys(answers).length;
  if (keys > mostKeys)
    throw tooLarge(
      `填写的项目有 ${keys} 个，最多 ${mostKeys} 个。`,
      `There are ${keys} answers; at most ${mostKeys}.`,
    );
  if (depthOf(answers) > deepest)
    throw tooLarge(
      `填写的内容层级太深，最多 ${deepest} 层。`,
      `The answers are nested too deeply: at most ${deepest} levels.`,
    );
  const characters = JSON.stringify(answers).length;
  if (characters > mostCharacters)
    throw tooLarge(
      `填写的内容有 ${characters} 个字符，最多 ${mostCharacters} 个。请删减，或作为附件上传。`,
      `The answers have ${characters} characters; at most ${mostCharacters}. Shorten them, or attach files.`,
    );
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepestInside = 0;
  for (const inner of Object.values(value)) deepestInside = Math.max(deepestInside, depthOf(inner));
  return 1 + deepestInside;
}

function tooLarge(zh: string, en: string): AppError {
  return new AppError("too-large", { message: { zh, en } });
}
