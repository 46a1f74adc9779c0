import type { Form, Indicator } from "@duheng/contracts";
import { patchIndicator } from "../operations/scoring.ts";
import type { LibraryContent, LibraryUpdate } from "./port.ts";
import { type FieldMapping, fitContent } from "./take-entry.ts";

/** What belongs to the form and not to the library. */
const ofTheForm: ReadonlySet<string> = new Set(["id", "code", "group", "locked", "origin"]);

/**
 * Takes a newer version over: every attribute that the library changed since (all that differ, where it is not known
 * what was taken). What only the form changed stays. Fields that are needed and not mapped are added.
 */
export function applyUpdate(form: Form, id: string, update: LibraryUpdate, mapping: FieldMapping): Form {
  const present = form.indicators.find((each) => each.id === id);
  if (present === undefined) return form;
  const changed = new Set(changedAttributes(update));
  const { form: grown, indicator: fitted } = changesFormulas(changed)
    ? fitContent(form, update.newest, mapping)
    : { form, indicator: update.newest.indicator };
  const kept = Object.entries(present).filter(([key]) => !changed.has(key));
  const news = Object.entries(fitted).filter(([key]) => changed.has(key));
  const next: Indicator = Object.assign({}, present, Object.fromEntries(news));
  for (const key of changed) if (!Object.hasOwn(fitted, key)) Reflect.deleteProperty(next, key);
  return markSeen(
    patchIndicator(grown, id, () => Object.assign(next, Object.fromEntries(kept))),
    id,
    update,
  );
}

/** Keeps the indicator as it stands; this version is not offered again. */
export function markSeen(form: Form, id: string, { version }: LibraryUpdate): Form {
  return patchIndicator(form, id, (indicator) =>
    indicator.origin === undefined ? indicator : { ...indicator, origin: { ...indicator.origin, version } },
  );
}

/** The attributes that both the library and the form changed since it was taken: the form's are lost by taking over. */
export function attributesChangedHere(form: Form, id: string, update: LibraryUpdate): string[] {
  const present = form.indicators.find((each) => each.id === id);
  const { taken } = update;
  if (present === undefined || taken === undefined) return [];
  return changedAttributes(update).filter((key) => differ(key, present, taken.indicator));
}

function changedAttributes({ newest, taken }: LibraryUpdate): string[] {
  const before: LibraryContent | undefined = taken;
  const keys = new Set([...Object.keys(newest.indicator), ...Object.keys(before?.indicator ?? {})]);
  return [...keys].filter(
    (key) => !ofTheForm.has(key) && (before === undefined || differ(key, newest.indicator, before.indicator)),
  );
}

function changesFormulas(changed: ReadonlySet<string>): boolean {
  return ["by", "applicable", "veto"].some((key) => changed.has(key));
}

function differ(key: string, one: Indicator, other: Indicator): boolean {
  return JSON.stringify(Reflect.get(one, key)) !== JSON.stringify(Reflect.get(other, key));
}
