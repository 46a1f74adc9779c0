import reactAdminEn from "ra-language-english";
import { en as home } from "../home/messages.en.ts";
import type { SameKeys } from "../i18n/message-types.ts";
import { en as resources } from "../i18n/resources.en.ts";
import { en as words } from "../i18n/words.en.ts";
import { en as identity } from "../identity/messages.en.ts";
import { en as shell } from "../shell/messages.en.ts";
import { en as workItems } from "../work-items/messages.en.ts";
import type { FirstMessages } from "./first-messages.zh.ts";

const own: SameKeys<FirstMessages> = { words, shell, home, identity, workItems };

export const messages = { ...reactAdminEn, ...own, resources };
