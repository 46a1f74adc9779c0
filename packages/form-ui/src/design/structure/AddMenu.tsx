import type { FieldKind } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { addableKinds } from "../kind-of-schema.ts";
import { addField } from "../operations/fields.ts";
import { addPage, addSection, completeLayout } from "../operations/layout.ts";
import { addGroup, addIndicator, addSample } from "../operations/scoring.ts";
import type { Selection } from "../selection.ts";
import { groupFor, holderFor, pageFor, sectionFor } from "./targets.ts";

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
    const holder = holderFor(selection, form);
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
