import { useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { Popup } from "../../shared/Popup.tsx";
import { useDesign, useDesignedForm, useSelection } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { addPage, addSection, completeLayout } from "../operations/layout.ts";
import { keysIn } from "../operations/schemas.ts";
import { addGroup, addSample } from "../operations/scoring.ts";
import { addItem } from "../palette/add-item.ts";
import { KindPalette } from "../palette/KindPalette.tsx";
import { PlaceChoice } from "../palette/PlaceChoice.tsx";
import { useNewTitles } from "../palette/palette-drag.ts";
import type { PaletteItem } from "../palette/palette-items.ts";
import { paletteMessages } from "../palette/palette-messages.ts";
import { placesOfNew } from "../palette/places-of-new.ts";
import type { Selection } from "../selection.ts";
import { pageFor } from "./targets.ts";

interface AddMenuProps {
  readonly onAdded: (selection: Selection) => void;
  /** Opens the indicator library; absent: there is none. */
  readonly onLibrary?: () => void;
}

/** Adds parts beside or inside of what is selected. */
export function AddMenu({ onAdded, onLibrary }: AddMenuProps) {
  const { form } = useDesignedForm();
  const selection = useSelection();
  const { apply, keepsSamples } = useDesign();
  const t = useMessages(designMessages);
  const palette = useMessages(paletteMessages);
  const titles = useNewTitles();
  const { rest } = titles;
  // Who begins a form sees at once what it can hold.
  const [open, setOpen] = useState(() => keysIn(form.fields, []).length === 0);

  // A column is asked for once, and then for as long as its table is worked on.
  const [asked, setAsked] = useState("section");
  const places = placesOfNew(form, selection, rest);
  const place = places.find(({ id }) => id === asked) ?? places[0];

  const add = (item: PaletteItem) => {
    const isField = item !== "indicator" && place !== undefined;
    const added = isField
      ? addItem(form, item, place.target, titles, { inside: place.inside })
      : addItem(form, item, selection, titles);
    apply(added.form, "");
    onAdded(added.selection);
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
      <button type="button" className="dh-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "－" : "＋"} {palette("open")}
      </button>
      {open && place !== undefined && <PlaceChoice places={places} chosen={place} onChoose={setAsked} />}
      {open && <KindPalette onAdd={add} />}
      <button type="button" className="dh-button" onClick={() => add("indicator")}>
        ＋ {t("addIndicator")}
      </button>
      {onLibrary !== undefined && (
        <button type="button" className="dh-button" onClick={onLibrary}>
          ＋ {t("fromLibrary")}
        </button>
      )}
      <Popup
        className="dh-add-more"
        summaryClass="dh-button"
        summary={
          <>
            <span aria-hidden="true">…</span>
            <span className="dh-sr">{palette("more")}</span>
          </>
        }
      >
        {(close) => (
          <div>
            {(["group", "section", "page", "sample"] as const)
              .filter((kind) => kind !== "sample" || keepsSamples)
              .map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className="dh-button"
                  onClick={() => {
                    close();
                    simple(kind);
                  }}
                >
                  ＋ {t(addWords[kind])}
                </button>
              ))}
          </div>
        )}
      </Popup>
    </div>
  );
}

const addWords = { page: "addPage", section: "addSection", group: "addGroup", sample: "addSample" } as const;
