import type { AuthProvider } from "react-admin";
import type { Api } from "../rpc/api.ts";
import type { SessionStore } from "../rpc/session.ts";
import { abilityOf } from "./ability-of.ts";

/**
 * react-admin's door to identity. An ended session is not its business: the call waits at the session gate and
 * the sign-in dialog opens over the page; only a first visit without a session goes to the sign-in page.
 */
export function createAuthProvider(api: Pick<Api, "identity">, session: SessionStore): AuthProvider {
  return {
    async login({ username, password }: { username: string; password: string }) {
      await api.identity.signIn.mutate({ username, password });
      await session.load();
    },
    async logout() {
      if (session.current() === undefined) return;
      session.clear();
      await api.identity.signOut.mutate();
    },
    async checkAuth() {
      if (session.current() !== undefined) return;
      try {
        await session.load();
      } catch {
        // No notification: a first visit is no error.
        throw Object.assign(new Error("not signed in"), { message: false });
      }
    },
    async checkError() {},
    async getIdentity() {
      const current = session.current() ?? (await session.load());
      return { id: current.user.id, fullName: current.user.name };
    },
    async getPermissions() {
      return session.current()?.roles ?? [];
    },
    async canAccess({ resource, action }) {
      if (session.current() === undefined) await session.load();
      return abilityOf(session.current()).can(abilityAction(action), resource);
    },
  };
}

/** react-admin's verbs of pages, as the verbs of abilities. */
export function abilityAction(action: string): string {
  return actions[action] ?? action;
}

const actions: Readonly<Record<string, string>> = {
  list: "read",
  show: "read",
  get: "read",
  edit: "update",
  create: "create",
  delete: "remove",
  export: "read",
};
