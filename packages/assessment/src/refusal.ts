import type { BilingualText } from "@duheng/contracts";

/** Why something may not be done: a stable code, sentences for people, and the numbers behind them. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: BilingualText;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Refused<Code extends string = string> = { readonly ok: false; readonly refusal: Refusal<Code> };

/** A refusal as the outcome of an attempt. */
export function refuse<Code extends string>(
  code: Code,
  zh: string,
  en: string,
  params: Refusal["params"] = {},
): Refused<Code> {
  return { ok: false, refusal: { code, message: { zh, en }, params } };
}
