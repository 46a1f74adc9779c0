import type { SameKeys } from "../i18n/message-types.ts";
import { en as merge } from "./merge/messages.en.ts";
import type { zh } from "./messages.zh.ts";
import { en as offers } from "./offers/messages.en.ts";
import { en as upgrade } from "./upgrade/messages.en.ts";

export const en: SameKeys<typeof zh> = {
  merge,
  offers,
  upgrade,
  title: "Template library",
  search: "Search templates",
  empty: "No templates yet",
  emptyHint: "Forms that upper units share appear here; you can also share a published form of your own.",
  noMatch: "No template matches “{q}”",
  owner: "Shared by {name}",
  version: "Version {version}",
  usedBy: "Used by {count} {count:unit|units}",
  notUsed: "Not used yet",
  indicators: "{count} {count:indicator|indicators}",
  lockedCount: "{count} locked",
  view: "View",
  mine: "Shared by us",
  adopted: "Adopted",
  detail: {
    description: "Description",
    noDescription: "The owner has not described it.",
    users: "Units that use it",
    unit: "Unit",
    adoptedAt: "Adopted at",
    restsOn: "Rests on",
    ownVersion: "Own version",
    localChanges: "Local changes",
    localCount: "{count} {count:part|parts}",
    noOwnVersion: "Not published",
    spread: "Version {version}: {count} {count:unit|units}",
    sharedAt: "Shared at",
    preview: "Content",
    locked: "Locked indicators",
    lockedHint: "They cannot be changed or removed after adopting.",
  },
  adopt: {
    action: "Adopt this template",
    title: "Adopt the template",
    text: "You get a draft of your own: change what is not locked, then publish it. The owner sees which version you rest on and how many parts you change when you publish, not what they are, and none of your data.",
    name: "Title of the form",
    category: "Category",
    confirm: "Adopt",
    done: "Adopted: this copy is yours to change",
    openMine: "Open our adopted form",
  },
  retire: {
    action: "Stop sharing",
    title: "Stop sharing this template?",
    text: "No new unit can adopt it; those that have are not affected.",
    done: "No longer shared",
  },
};
