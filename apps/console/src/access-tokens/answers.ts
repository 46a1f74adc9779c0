import type { Api, RowOf } from "../rpc/api.ts";

/** A token as the list tells it. */
export type ListedToken = RowOf<Api["accessTokens"]["list"]>;
