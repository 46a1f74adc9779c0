import reactAdminEn from "ra-language-english";
import { en as accounts } from "../accounts/messages.en.ts";
import { en as assessments } from "../assessments/messages.en.ts";
import { en as audit } from "../audit/messages.en.ts";
import { en as cycles } from "../cycles/messages.en.ts";
import { en as forms } from "../forms/messages.en.ts";
import { en as grants } from "../grants/messages.en.ts";
import { en as home } from "../home/messages.en.ts";
import type { SameKeys } from "../i18n/message-types.ts";
import { en as resources } from "../i18n/resources.en.ts";
import { en as words } from "../i18n/words.en.ts";
import { en as identity } from "../identity/messages.en.ts";
import { en as imports } from "../imports/messages.en.ts";
import { en as indicators } from "../indicators/messages.en.ts";
import { en as jobs } from "../jobs/messages.en.ts";
import { en as library } from "../library/messages.en.ts";
import { en as organisation } from "../organisation/messages.en.ts";
import { en as plans } from "../plans/messages.en.ts";
import { en as shell } from "../shell/messages.en.ts";
import { en as staff } from "../staff/messages.en.ts";
import { en as tenants } from "../tenants/messages.en.ts";
import { en as transfers } from "../transfers/messages.en.ts";
import { en as workItems } from "../work-items/messages.en.ts";
import type { OwnMessages } from "./messages.zh.ts";

const own: SameKeys<OwnMessages> = {
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

export const messages = { ...reactAdminEn, ...own, resources };
