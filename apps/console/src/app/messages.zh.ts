import { zh as accounts } from "../accounts/messages.zh.ts";
import { zh as assessments } from "../assessments/messages.zh.ts";
import { zh as audit } from "../audit/messages.zh.ts";
import { zh as cycles } from "../cycles/messages.zh.ts";
import { zh as forms } from "../forms/messages.zh.ts";
import { zh as grants } from "../grants/messages.zh.ts";
import { zh as home } from "../home/messages.zh.ts";
import { reactAdminZh } from "../i18n/react-admin.zh.ts";
import { zh as resources } from "../i18n/resources.zh.ts";
import { zh as words } from "../i18n/words.zh.ts";
import { zh as identity } from "../identity/messages.zh.ts";
import { zh as imports } from "../imports/messages.zh.ts";
import { zh as indicators } from "../indicators/messages.zh.ts";
import { zh as jobs } from "../jobs/messages.zh.ts";
import { zh as library } from "../library/messages.zh.ts";
import { zh as organisation } from "../organisation/messages.zh.ts";
import { zh as plans } from "../plans/messages.zh.ts";
import { zh as shell } from "../shell/messages.zh.ts";
import { zh as staff } from "../staff/messages.zh.ts";
import { zh as tenants } from "../tenants/messages.zh.ts";
import { zh as transfers } from "../transfers/messages.zh.ts";
import { zh as workItems } from "../work-items/messages.zh.ts";

const own = {
  words,
  shell,
  home,
  identity,
  staff,
  organisation,
  imports,
  tenants,
  forms,
  indicators,
  library,
  plans,
  cycles,
  assessments,
  audit,
  jobs,
  transfers,
  workItems,
  grants,
  accounts,
};

/** The console's own messages: one tree per domain. */
export type OwnMessages = typeof own;

declare module "../i18n/registered.ts" {
  interface Registered extends OwnMessages {}
}

export const messages = { ...reactAdminZh, ...own, resources };
