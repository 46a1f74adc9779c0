import type { AccessToken, Import } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { imports } from "../imports/model.ts";

/** The push of a token that has this key; undefined: none. */
export function pushOfKey({ id }: AccessToken, key: string): Promise<Import | undefined> {
  return imports.findOne({ "push.tokenId": id, "push.key": key });
}

/** A push of a token. Errors: `not-found` for whatever is another's. */
export async function pushOfToken({ id }: AccessToken, importId: string): Promise<Import> {
  const found = await imports.findOne({ _id: importId });
  if (found?.push?.tokenId !== id) throw notFound();
  return found;
}
