import { createFormControl } from "react-hook-form";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDraftStore } from "./draft-store.ts";
import { type FormDraftNews, keepFormDraft, nothingTold } from "./form-draft.ts";
import { recordRowKey } from "./record-words.tsx";

const key = "k";
const leave = (from: string) => ({ kind: "leave", from });
const zhang = {
  id: "z",
  name: "张三",
  phone: "1",
  departmentId: "a",
  statuses: [leave("2026-07-01")],
  revision: 3,
};
type Person = typeof zhang;

/** A page of react-admin: its form takes each record over after the draft's own effect. */
function page() {
  const drafts = createDraftStore(undefined);
  const form = createFormControl<Record<string, unknown>>({ defaultValues: {} });
  let news: FormDraftNews = nothingTold;
  const begin = () =>
    keepFormDraft({
      form,
      drafts,
      key,
      options: { rowKey: recordRowKey },
      except: ["identityNumber"],
      tell: (next) => {
        news = next(news);
      },
    });
  let draft: ReturnType<typeof begin> | undefined;
  return {
    drafts,
    form,
    news: () => news,
    draft: () => draft,
    /** @param before what happens until what was kept is put back */
    show(record: Person, before: () => void = () => undefined) {
      draft?.stop();
      draft = begin();
      form.reset(record);
      before();
      vi.runAllTimers();
    },
    type: (name: string, value: unknown) => form.setValue(name, value, { shouldDirty: true }),
    leave: () => draft?.stop(),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what was typed into a record's form", () => {
  it("is put back over what another saved, when the form first showed an old copy", () => {
    const { show, type, leave, form, news, drafts, draft } = page();
    show(zhang);
    type("phone", "2");
    leave();
    show(zhang);
    expect(form.getValues("phone")).toBe("2");
    show({ ...zhang, departmentId: "b", revision: 4 });
    expect(form.getValues()).toEqual({ ...zhang, phone: "2", departmentId: "b", revision: 4 });
    expect(news().restoredAt).toBeDefined();
    expect(news().contests).toEqual([]);
    expect(drafts.read(key)?.value.phone).toBe("2");
    draft()?.forget();
    expect(drafts.read(key)).toBeUndefined();
  });

  it("is asked about where the fetched record has the same field changed, and one answer settles it", () => {
    const { show, type, form, news, draft, drafts } = page();
    show(zhang);
    type("phone", "2");
    show({ ...zhang, phone: "3", revision: 4 });
    expect(news().contests).toEqual([{ path: ["phone"], base: "1", mine: "2", theirs: "3" }]);
    expect(form.getValues("phone")).toBe("2");
    const [contest] = news().contests;
    if (contest !== undefined) draft()?.choose(contest, "theirs");
    expect(news().contests).toEqual([]);
    expect(form.getValues("phone")).toBe("3");
    expect(drafts.read(key)).toBeUndefined();
  });

  it("is no longer told of where the fetched record has it", () => {
    const { show, type, news } = page();
    show(zhang);
    type("phone", "2");
    show(zhang);
    expect(news().restoredAt).toBeDefined();
    show({ ...zhang, phone: "2", revision: 4 });
    expect(news()).toEqual(nothingTold);
  });

  it("is neither written over nor removed before it was put back", () => {
    const { show, type, form, drafts, draft } = page();
    show(zhang);
    type("phone", "2");
    const kept = drafts.read(key);
    const other = { ...zhang, statuses: [leave("2026-08-01")], revision: 4 };
    // A list of rows tells of itself, by its name, when a record is taken over.
    const untilPutBack = () => {
      type("statuses", []);
      type("statuses", other.statuses);
      draft()?.forget();
      expect(drafts.read(key)).toEqual(kept);
    };
    show(other, untilPutBack);
    expect(form.getValues()).toEqual({ ...other, phone: "2" });
    expect(drafts.read(key)?.value.phone).toBe("2");
  });

  it("thrown away, it does not come back with the next record", () => {
    const { show, type, form, draft, news } = page();
    show(zhang);
    type("phone", "2");
    show({ ...zhang, departmentId: "b", revision: 4 });
    draft()?.discard();
    expect(form.getValues("phone")).toBe("1");
    show({ ...zhang, departmentId: "c", revision: 5 });
    expect(form.getValues("phone")).toBe("1");
    expect(news()).toEqual(nothingTold);
  });
});
