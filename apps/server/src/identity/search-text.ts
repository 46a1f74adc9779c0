import { searchTextOf as textOf } from "../base/search-text.ts";

/** All that an account is found by. */
export function searchTextOf({
  name,
  username,
  memberships,
}: {
  readonly name: string;
  readonly username: string;
  readonly memberships: readonly { readonly number?: string }[];
}): string {
  return textOf([name], [username, ...memberships.map(({ number }) => number)]);
}
