import type { FieldKind } from "@duheng/form";
import { own } from "../../shared/guards.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { addableKinds } from "../kind-of-schema.ts";
import { addField } from "../operations/fields.ts";
import { addPage, addSection, completeLayout } from "../operations/layout.ts";
import { type FieldPath, schemaAt } from "../operations/schemas.ts";
import { addGroup, addIndicator, addSample } from "../operations/scoring.ts";
import type { Selection } from "../selection.ts";

interface AddMenuProps {
  readonly onAdded: (selection: Selection) => void;
  /** Opens the indicator library; absent: there is none. */
  readonly onLibrary?: () => void;
}

/** Adds parts beside or inside of what is selected. */
export function AddMenu({ onAdded, onLibrary }: AddMenuProps) {
  const { form, selection, apply } = useDesign();
  const t = useMessages(designMessages);
  const rest = { page: t("restPage"), section: t("rest") };

  const field = (kind: FieldKind) => {
    const holder = holderFor(selection, (path) => schemaAt(form.fields, path));
    const laidOut = completeLayout(form, rest);
    const place = sectionFor(selection, laidOut);
    const added = addField(laidOut, {
      kind,
      title: t("newField"),
      holder,
      ...(place.section === undefined ? {} : { section: place.section }),
      ...(place.after === undefined ? {} : { after: place.after }),
    });
    apply(added.form, "");
    onAdded({ kind: "field", path: added.path });
  };
  const indicator = () => {
    const added = addIndicator(form, groupFor(selection, form), t("newIndicator"));
    apply(added.form, "");
    onAdded({ kind: "indicator", id: added.id });
  };
  const simple = (kind: "page" | "section" | "group" | "sample") => {
    const laidOut = kind === "page" || kind === "section" ? completeLayout(form, rest) : form;
    const added =
      kind === "page"
        ? addPage(laidOut, t("newPage"), t("newSection"))
        : kind === "section"
          ? addSection(laidOut, pageFor(selection, laidOut), t("newSection"))
          : kind === "group"
            ? addGroup(form, t("newGroup"))
            : addSample(form, t("newSample"));
    apply(added.form, "");
    onAdded({ kind, id: added.id });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together are no form fields
    <div className="dh-add" role="group" aria-label={t("add")}>
      <select
        className="dh-input"
        aria-label={t("addField")}
        value=""
        onChange={(event) => {
          const kind = addableKinds.find((each) => each === event.target.value);
          if (kind !== undefined) field(kind);
        }}
      >
        <option value="">＋ {t("addField")}</option>
        {addableKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind_${kind}`)}
          </option>
        ))}
      </select>
      <button type="button" className="dh-button" onClick={indicator}>
        ＋ {t("addIndicator")}
      </button>
      {onLibrary !== undefined && (
        <button type="button" className="dh-button" onClick={onLibrary}>
          ＋ {t("fromLibrary")}
        </button>
      )}
      <details className="dh-add-more">
        <summary className="dh-button">…</summary>
        <div>
          {(["group", "section", "page", "sample"] as const).map((kind) => (
            <button key={kind} type="button" className="dh-button" onClick={() => simple(kind)}>
              ＋ {t(addWords[kind])}
            </button>
          ))}
        </div>
      </details>
    </div>
  );
}

const addWords = { page: "addPage", section: "addSection", group: "addGroup", sample: "addSample" } as const;

type Form = Parameters<typeof addGroup>[0];

/** Inside of selected rows or a selected object, or beside a field that is inside of one. */
function holderFor(selection: Selection, schemaOf: (path: FieldPath) => unknown): FieldPath {
  if (selection.kind !== "field") return [];
  const schema = schemaOf(selection.path);
  const items = own(schema, "items");
  const holds = own(schema, "properties") !== undefined || own(items, "properties") !== undefined;
  if (holds && own(schema, "contentMediaType") === undefined) return selection.path;
  return selection.path.slice(0, -1);
}

function sectionFor(selection: Selection, form: Form): { section?: string; after?: string } {
  const sections = (form.layout?.pages ?? []).flatMap((page) =>
    page.sections.map((section) => ({ page, section })),
  );
  const last = sections.at(-1)?.section.id;
  const withLast = last === undefined ? {} : { section: last };
  switch (selection.kind) {
    case "section":
      return { section: selection.id };
    case "page": {
      const mine = sections.filter(({ page }) => page.id === selection.id).at(-1);
      return mine === undefined ? withLast : { section: mine.section.id };
    }
    case "field": {
      const key = selection.path[0] ?? "";
      const found = sections.find(({ section }) => section.items.some((item) => item.field === key));
      return found === undefined ? withLast : { section: found.section.id, after: key };
    }
    default:
      return withLast;
  }
}

function groupFor(selection: Selection, form: Form): string {
  const { groups } = form.score;
  const chosen =
    selection.kind === "group"
      ? groups.find((group) => group.id === selection.id)?.code
      : selection.kind === "indicator"
        ? form.indicators.find((each) => each.id === selection.id)?.group
        : undefined;
  return chosen ?? groups.find((group) => group.kind === "individual")?.code ?? groups[0]?.code ?? "";
}

function pageFor(selection: Selection, form: Form): string {
  const pages = form.layout?.pages ?? [];
  const found = pages.find((page) => {
    if (selection.kind === "page") return page.id === selection.id;
    if (selection.kind === "section") return page.sections.some((section) => section.id === selection.id);
    if (selection.kind !== "field") return false;
    return page.sections.some((section) => section.items.some((item) => item.field === selection.path[0]));
  });
  return (found ?? pages.at(-1))?.id ?? "";
}
