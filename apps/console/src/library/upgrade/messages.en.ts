import type { SameKeys } from "../../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  title: "Upgrade the template",
  of: "Upgrade “{title}”",
  open: "Look and upgrade",
  openMine: "Upgrade our form",
  steps: "From version {from} of the template to version {to} · shared by {owner}",
  newer: "The template “{title}” is now in version {version}.",
  newerChip: "Template has version {version}",
  newerHint: "Look at what changed, then decide. Nothing of yours is overwritten unseen.",
  newLocks: "The template “{title}” locks other indicators now.",
  newLocksChip: "Template locks changed",
  retired: "The template “{title}” is retired. Your form goes on.",
  retiredChip: "Template retired",
  unseen: "The template “{title}” is no longer shared with you. Your form goes on.",
  unseenChip: "Template not shared any more",
  current: "The template has no newer version.",
  intro:
    "What only one side changed merges by itself; where both changed the same, you choose. The result is a draft: nothing that runs is touched before you publish.",
  conflicts: "Yours to choose",
  noConflicts: "No conflict: everything merges by itself.",
  followed: "As the template says",
  followedHint: "Locked from above, or a name had to give way. What your unit had made of these is not kept:",
  theirs: "What the template changed",
  mine: "What your unit changed",
  locked: "Locked now, to be kept as in the template: {titles}",
  freed: "No longer locked: {titles}",
  result: "The upgraded draft beside the present one",
  confirm: "Upgrade the draft",
  cancel: "Not now",
  done: "Upgraded to version {version} of the template. Check it, then publish",
  drift: {
    title:
      "What locked indicators rest on differs from the template “{title}”, version {version}. All else can be changed and saved as ever; this can be put back as the template has it (titles and descriptions stay):",
    restore: "Put back as the template has it",
  },
  leave: {
    notice: "The draft is upgraded to version {version} of the template and not published yet.",
    open: "Leave the upgrade",
    title: "Leave the upgrade",
    text: "The draft is what it was before and rests on version {version} of the template again. What was changed since is no longer in the draft, but in its saves.",
    confirm: "Leave the upgrade",
    done: "The draft is what it was before the upgrade",
  },
};
