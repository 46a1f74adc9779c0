import type { AppRouter } from "@duheng/server/router";
import type { TRPCClient } from "@trpc/client";

/** The procedures as the server's router has them: what they take and what they answer is said there alone. */
export type Api = TRPCClient<AppRouter>;

type Reading = { query(...input: never[]): Promise<unknown> };
type Writing = { mutate(...input: never[]): Promise<unknown> };

/** What a procedure answers. */
export type AnswerOf<Procedure extends Reading | Writing> = Procedure extends {
  query(...input: never[]): Promise<infer Answer>;
}
  ? Answer
  : Procedure extends { mutate(...input: never[]): Promise<infer Answer> }
    ? Answer
    : never;

/** What each of a list is. */
export type RowOf<Procedure extends Reading> =
  AnswerOf<Procedure> extends { readonly data: readonly (infer Row)[] } ? Row : never;
