import type { AccessToken } from "@duheng/contracts";
import { tokenAbility } from "../permissions/abilities.ts";
import type { Caller } from "../permissions/caller.ts";

/** Who acts by a token: nobody's account, named after the token, and able to bring figures alone. */
export function callerOfToken({ id, name, tenantId }: AccessToken): Caller {
  return {
    actor: { userId: id, name: `${name}（令牌）`, tenantId, roles: [] },
    ability: tokenAbility(),
  };
}
