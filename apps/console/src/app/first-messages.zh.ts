import { zh as home } from "../home/messages.zh.ts";
import { reactAdminZh } from "../i18n/react-admin.zh.ts";
import { zh as resources } from "../i18n/resources.zh.ts";
import { zh as words } from "../i18n/words.zh.ts";
import { zh as identity } from "../identity/messages.zh.ts";
import { zh as shell } from "../shell/messages.zh.ts";
import { zh as workItems } from "../work-items/messages.zh.ts";

const own = { words, shell, home, identity, workItems };

/** The console's own texts that every page needs, one tree per domain; those of other domains come with their pages. */
export type FirstMessages = typeof own;

declare module "../i18n/registered.ts" {
  interface Registered extends FirstMessages {}
}

export const messages = { ...reactAdminZh, ...own, resources };
